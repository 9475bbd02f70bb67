using System.Text.Json;

namespace Equipoise.Evidence.Changes;

/// <summary>
/// Finds which element of a list became which: first those that say the same, then those that share what identifies them, the most telling first.
/// Where several share it they are paired in an order of their own, so that the order of the list never matters.
/// </summary>
internal static class MatchElements
{
    private const int LongestName = 80;

    /// <summary>What identifies an element of a list of this name, the most telling first.</summary>
    private static readonly Dictionary<string, string[][]> Identity = new(StringComparer.Ordinal)
    {
        ["outcomes"] = [["rank", "measure", "title", "timeFrame"], ["rank", "measure", "title"], ["measure", "title"]],
        ["measures"] = [["title", "unit"], ["title"]],
        ["groups"] = [["id", "title"], ["title"], ["id"]],
        ["arms"] = [["label"]],
        ["interventions"] = [["type", "name"], ["name"]],
        ["places"] = [["facility", "city", "country"], ["city", "country"]],
        ["references"] = [["pmid", "citation"], ["pmid"]],
        ["analyses"] = [["groups", "method", "parameter"], ["groups", "method"], ["groups"]],
        ["serious"] = [["term", "organSystem"], ["term"]],
        ["other"] = [["term", "organSystem"], ["term"]],
        ["counts"] = [["group"]],
        ["measurements"] = [["group"]],
        ["denominators"] = [["units"]],
        ["milestones"] = [["type", "comment"], ["type"]],
        ["withdrawals"] = [["type", "comment"], ["type"]],
        ["identifiers"] = [["scheme", "value", "role"]],
        ["notices"] = [["type", "pmid", "citation"], ["type", "pmid"]],
        ["abstract"] = [["label"]],
        ["rows"] = [["studyId"]],
        ["texts"] = [["studyId"]],
        ["judgements"] = [["studyId", "item"]],
        ["cells"] = [["column"]],
        ["further"] = [["name", "text"], ["name"]],
        ["changes"] = [["event", "date"]],
        ["unposted"] = [["type", "date"]],
    };

    private static readonly string[][] Usual = [["id", "name", "title"]];

    private static readonly string[] Names = ["measure", "title", "label", "name", "term", "scheme", "group", "groups", "pmid", "citation", "facility", "city", "studyId", "column", "type", "units", "id", "event", "text"];

    /// <summary>Pairs that differ; one side is absent where an element came or went.</summary>
    public static IEnumerable<(JsonElement? Was, JsonElement? Is)> In(string list, List<JsonElement> before, List<JsonElement> after)
    {
        List<Element> were = Sorted(list, before), are = Sorted(list, after);
        _ = Pair(were, are, e => e.Canonical).ToList();
        foreach (var fields in Identities(list, before, after))
            foreach (var pair in Pair(were, are, e => Key(e.Value, fields))) yield return pair;
        foreach (var gone in were.Where(e => !e.IsTaken)) yield return (gone.Value, null);
        foreach (var come in are.Where(e => !e.IsTaken)) yield return (null, come.Value);
    }

    /// <summary>What a person would call it.</summary>
    public static string Name(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) return Short(PrintedElement.Of(element) ?? "");
        var name = Names.Select(n => PrintedElement.Text(element, n)).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t)) ?? "";
        if (PrintedElement.Text(element, "scheme") is { } scheme) name = $"{scheme} {PrintedElement.Text(element, "value")}";
        return PrintedElement.Text(element, "rank") is { } rank ? $"{rank}: {Short(name)}" : Short(name);
    }

    /// <summary>The outcomes of a review have ids; those of a trial have a rank and what they measure.</summary>
    private static string[][] Identities(string list, List<JsonElement> before, List<JsonElement> after) =>
        list == "outcomes" && before.Concat(after).Any(e => e.ValueKind == JsonValueKind.Object && e.TryGetProperty("id", out _)) ? Usual : Identity.GetValueOrDefault(list, Usual);

    private static List<Element> Sorted(string list, List<JsonElement> elements) =>
        [.. elements.Select(e => new Element(e, PrintedElement.Canonical(e, list))).OrderBy(e => e.Canonical, StringComparer.Ordinal)];

    private static IEnumerable<(JsonElement?, JsonElement?)> Pair(List<Element> were, List<Element> are, Func<Element, string?> key)
    {
        var waiting = new Dictionary<string, Queue<Element>>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in are.Where(e => !e.IsTaken))
            if (key(element) is { } k) (waiting.TryGetValue(k, out var same) ? same : waiting[k] = new()).Enqueue(element);
        foreach (var element in were.Where(e => !e.IsTaken))
        {
            if (key(element) is not { } k || !waiting.TryGetValue(k, out var same) || !same.TryDequeue(out var other)) continue;
            element.IsTaken = other.IsTaken = true;
            yield return (element.Value, other.Value);
        }
    }

    /// <summary>Elements that have none of these fields share that; a plain value is nothing but itself.</summary>
    private static string? Key(JsonElement element, string[] fields) =>
        element.ValueKind == JsonValueKind.Object ? string.Join('\u001f', fields.Select(f => element.TryGetProperty(f, out var value) ? PrintedElement.Canonical(value, f) : "")) : null;

    private static string Short(string name) => name.Length <= LongestName ? name : name[..LongestName].TrimEnd() + "…";

    private sealed class Element(JsonElement value, string canonical)
    {
        public JsonElement Value => value;

        public string Canonical => canonical;

        public bool IsTaken { get; set; }
    }
}
