using System.IO.Compression;
using System.Text.Json;

namespace Equipoise.Statistics.Tests.Goldens;

/// <summary>One analysis of the reference program with the rows it was given.</summary>
internal sealed record Golden(string DataSet, string Id, string Kind, JsonElement Json, JsonElement Rows, Dictionary<string, int> Columns)
{
    private static readonly Lazy<IReadOnlyList<Golden>> Everything = new(Read);
    private static readonly Lazy<IReadOnlyList<Golden>> WithPooling = new(() => ReadWith("pooling.json"));
    private static readonly Lazy<IReadOnlyList<Golden>> WithCounts = new(() => ReadWith("counts.json"));
    private static readonly Lazy<IReadOnlyList<Golden>> WithMultilevel = new(() => ReadWith("multilevel.json"));

    /// <summary>The analyses copied into the project, or all of them when EQUIPOISE_GOLDENS names the file they were copied from.</summary>
    public static IReadOnlyList<Golden> All => Everything.Value;

    /// <summary>Analyses with subgroups, predictions, robust variances, permutations and influence of moderators; with EQUIPOISE_GOLDENS those of that file as well.</summary>
    public static IReadOnlyList<Golden> Pooling => WithPooling.Value;

    /// <summary>The models of counts: those copied into the project, and all of them when EQUIPOISE_GOLDENS is set.</summary>
    public static IReadOnlyList<Golden> Counts => WithCounts.Value;

    /// <summary>Multilevel and multivariate analyses.</summary>
    public static IEnumerable<Golden> Multilevel => WithMultilevel.Value.Where(g => g.Kind == "mv");

    public static IEnumerable<Golden> Meta => All.Where(g => g.Kind == "rma" && g.Json.TryGetProperty("yi", out _));

    public string Measure => Json.GetProperty("measure").GetString()!;

    public override string ToString() => $"{DataSet} {Id}";

    public double[] Column(string role)
    {
        if (!Json.GetProperty("args").TryGetProperty(role, out var name)) return [];
        var at = Columns[name.GetString()!];
        var chosen = Json.TryGetProperty("rows", out var rows) ? rows.EnumerateArray().Select(r => r.GetInt32()) : Enumerable.Range(0, Rows.GetArrayLength());
        return [.. chosen.Select(r => Number(Rows[r][at]))];
    }

    /// <summary>The text of a column in the analysis's rows; null where it is missing.</summary>
    public string?[] Labels(string column)
    {
        var chosen = Json.TryGetProperty("rows", out var rows) ? rows.EnumerateArray().Select(r => r.GetInt32()) : Enumerable.Range(0, Rows.GetArrayLength());
        return [.. chosen.Select(r => Rows[r][Columns[column]]).Select(c => c.ValueKind is JsonValueKind.Null ? null : c.ValueKind is JsonValueKind.True or JsonValueKind.False ? c.GetRawText().ToUpperInvariant() : c.ToString())];
    }

    public string? Option(string name) => Json.TryGetProperty("options", out var o) && o.TryGetProperty(name, out var v) ? v.ToString() : null;

    public double[] Numbers(string name) => Json.TryGetProperty(name, out var list) ? Numbers(list) : [];

    public IEnumerable<JsonElement> List(string name) => Json.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    public static double[] Numbers(JsonElement list) => list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(Number)] : [Number(list)];

    public static double Number(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Number => e.GetDouble(),
        JsonValueKind.String => double.TryParse(e.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var d) ? d : double.NaN,
        _ => double.NaN,
    };

    private static List<Golden> Read()
    {
        var all = Environment.GetEnvironmentVariable("EQUIPOISE_GOLDENS");
        using Stream file = File.OpenRead(all ?? Path.Combine(Root(), "data", "published", "metafor-3.8", "goldens.json"));
        using Stream text = all is null ? file : new GZipStream(file, CompressionMode.Decompress);
        return Read(text);
    }

    private static List<Golden> ReadWith(string name)
    {
        using var file = File.OpenRead(Path.Combine(Root(), "data", "published", "metafor-3.8", name));
        var list = Read(file);
        if (Environment.GetEnvironmentVariable("EQUIPOISE_GOLDENS") is not null) list.AddRange(All);
        return list;
    }

    private static List<Golden> Read(Stream text)
    {
        var document = JsonDocument.Parse(text);
        var list = new List<Golden>();
        foreach (var set in document.RootElement.GetProperty("datasets").EnumerateArray())
        {
            var columns = set.GetProperty("columns").EnumerateArray().Select((c, i) => (c, i)).ToDictionary(p => p.c.GetString()!, p => p.i, StringComparer.Ordinal);
            foreach (var a in set.GetProperty("analyses").EnumerateArray())
            {
                list.Add(new(set.GetProperty("name").GetString()!, a.GetProperty("id").GetString()!, a.GetProperty("kind").GetString()!, a, set.GetProperty("rows"), columns));
            }
        }

        return list;
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Equipoise.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The root of the project, where Equipoise.slnx lies.");
    }
}
