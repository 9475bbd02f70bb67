using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Claims.Ranking;

namespace Equipoise.Tools.Claims;

/// <summary>Labelled pages: our own with marks in place, and sets of others with a file of labels beside them.</summary>
internal static class Labels
{
    public static ImmutableArray<LabelledPage> Own(string folder) =>
        [.. Directory.GetFiles(folder, "*.page").Order(StringComparer.Ordinal).Select(f => LabelledPage.Read(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)))];

    public static GoldPage Gold(LabelledPage page)
    {
        Span Of(int start, int end, string type = "", string verdict = "", bool wrong = false) => new(Points(page.Text, start), Points(page.Text, end), type, verdict, wrong);
        return new(
            page.Name,
            page.Name[..page.Name.IndexOf('-', StringComparison.Ordinal)],
            page.Text,
            [.. page.Claims.Select(c => Of(c.Start, c.End, c.Type, c.Verdict, c.Flags.Contains("misdescribed-study", StringComparer.Ordinal)))],
            [.. page.Optional.Select(o => Of(o.Start, o.End))]);
    }

    /// <summary>Reads <c>labels.json</c>: pages with a file each, claims by code points of what follows the line of three dashes.</summary>
    public static ImmutableArray<GoldPage> Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. json.RootElement.GetProperty("pages").EnumerateArray().Select(p => Page(p, Path.GetDirectoryName(path)!))];
    }

    private static GoldPage Page(JsonElement page, string folder)
    {
        var text = File.ReadAllText(Path.Combine(folder, page.GetProperty("file").GetString()!)).Split("\n---\n", 2)[1];
        return new(page.GetProperty("id").GetString()!, "others", text, Spans(page, "claims"), Spans(page, "optional"));
    }

    private static ImmutableArray<Span> Spans(JsonElement page, string name) =>
    [
        .. page.GetProperty(name).EnumerateArray().Select(c => new Span(
            c.GetProperty("start").GetInt32(), c.GetProperty("end").GetInt32(), Text(c, "type"), Text(c, "verdict"),
            c.TryGetProperty("flags", out var flags) && flags.EnumerateArray().Any(f => f.GetString() == "misdescribed-study"))),
    ];

    private static string Text(JsonElement claim, string name) => claim.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static int Points(string text, int unit)
    {
        var points = 0;
        for (var i = 0; i < unit; i++) points += char.IsLowSurrogate(text[i]) ? 0 : 1;
        return points;
    }
}
