using System.Text.Json;
using System.Text.RegularExpressions;
using Equipoise.Statistics.Tables;

namespace Equipoise.Statistics.Tests.Goldens;

/// <summary>One mixed model of nlme and lme4 with its data.</summary>
internal sealed partial record MixedGolden(string DataSet, JsonElement Set, JsonElement Json)
{
    private static readonly Lazy<IReadOnlyList<MixedGolden>> Everything = new(Read);

    /// <summary>The models copied into the project, or those of the file that EQUIPOISE_MIXED_GOLDENS names.</summary>
    public static IReadOnlyList<MixedGolden> All => Everything.Value;

    public string Kind => Text("kind");

    public override string ToString() => $"{DataSet} {Text("id")} {Text("fixed")}";

    public string Text(string name) => Json.GetProperty(name).GetString()!;

    /// <summary>The rows that the model used, its columns as text.</summary>
    public Table Table()
    {
        var names = Set.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!).ToArray();
        var rows = Set.GetProperty("rows");
        var used = Json.TryGetProperty("rows", out var list) ? list.EnumerateArray().Select(r => r.GetInt32()).ToArray() : [.. Enumerable.Range(0, rows.GetArrayLength())];
        return new(names.Select((n, c) => new Column(n, used.Select(r => rows[r][c].ValueKind == JsonValueKind.Null ? null : rows[r][c].ToString()))));
    }

    /// <summary>A formula in which every factor of the data says that it is one, and which level is its reference.</summary>
    public string Formula(string formula)
    {
        foreach (var f in Set.GetProperty("factors").EnumerateObject())
        {
            formula = Regex.Replace(formula, $@"(?<![\w.""]){Regex.Escape(f.Name)}(?![\w.""])", $"relevel(factor({f.Name}), ref = \"{f.Value[0].GetString()}\")", RegexOptions.None, TimeSpan.FromSeconds(5));
        }

        return formula;
    }

    /// <summary>Our name of a coefficient as R writes it.</summary>
    public static string NameInR(string name) => Relevelled().Replace(name, "${name}").Replace("intrcpt", "(Intercept)", StringComparison.Ordinal);

    public static double[] Flat(JsonElement matrix) => matrix.ValueKind == JsonValueKind.Array ? [.. matrix.EnumerateArray().SelectMany(Flat)] : [Golden.Number(matrix)];

    [GeneratedRegex(@"relevel\(factor\((?<name>[\w.]+)\), ref = ""[^""]*""\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Relevelled();

    private static List<MixedGolden> Read()
    {
        var path = Environment.GetEnvironmentVariable("EQUIPOISE_MIXED_GOLDENS") ?? Path.Combine(Golden.Root(), "data", "published", "nlme-3.1", "mixed.json");
        var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.GetProperty("datasets").EnumerateArray().SelectMany(s => s.GetProperty("models").EnumerateArray().Select(m => new MixedGolden(s.GetProperty("name").GetString()!, s, m)))];
    }
}
