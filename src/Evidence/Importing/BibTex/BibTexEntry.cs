using System.Text;

namespace Equipoise.Evidence.Importing.BibTex;

/// <summary>An entry with its fields in their order, LaTeX still in them.</summary>
/// <param name="Kind">article, book and so on, in lower case.</param>
/// <param name="Key">The key it is cited by; often empty.</param>
/// <param name="Fields">Name in lower case, value.</param>
/// <param name="Faults">Where the text is not as it should be: offset and sentence.</param>
internal sealed record BibTexEntry(string Kind, string Key, List<KeyValuePair<string, string>> Fields, List<(int At, string Message)> Faults)
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static string KindOf(string text)
    {
        var end = 1;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
        var open = end;
        while (open < text.Length && char.IsWhiteSpace(text[open])) open++;
        return open < text.Length && text[open] is '{' or '(' ? text[1..end].ToLowerInvariant() : "";
    }

    public static BibTexEntry Parse(string text, IReadOnlyDictionary<string, string> abbreviations)
    {
        var entry = new BibTexEntry(KindOf(text), "", [], []);
        var at = text.AsSpan().IndexOfAny('{', '(') + 1;
        if (entry.Kind != "string") entry = entry with { Key = KeyIn(text, ref at) };
        while (Field(text, ref at, abbreviations, entry))
        {
        }

        return entry;
    }

    private static string KeyIn(string text, ref int at)
    {
        var end = at;
        while (end < text.Length && text[end] is not (',' or '}' or ')' or '=')) end++;
        if (end < text.Length && text[end] == '=') return "";
        var key = text[at..end].Trim();
        at = Math.Min(text.Length, end + 1);
        return key;
    }

    private static bool Field(string text, ref int at, IReadOnlyDictionary<string, string> abbreviations, BibTexEntry entry)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == ',')) at++;
        if (at >= text.Length || text[at] is '}' or ')') return false;
        var equals = text.IndexOf('=', at);
        var name = equals < 0 ? "" : text[at..equals].Trim().ToLowerInvariant();
        if (equals < 0 || name.Length == 0 || name.AsSpan().IndexOfAny("{}\n,\"") >= 0)
        {
            entry.Faults.Add((at, "A field 'name = value' belongs here; the text up to the next comma is left out."));
            var comma = text.IndexOf(',', at);
            at = comma < 0 ? text.Length : comma + 1;
            return comma >= 0;
        }

        at = equals + 1;
        entry.Fields.Add(new(name, Value(text, ref at, abbreviations, entry)));
        return true;
    }

    private static string Value(string text, ref int at, IReadOnlyDictionary<string, string> abbreviations, BibTexEntry entry)
    {
        var value = new StringBuilder();
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at >= text.Length) return value.ToString();
            if (text[at] == '{') value.Append(Braced(text, ref at, entry));
            else if (text[at] == '"') value.Append(Quoted(text, ref at, entry));
            else value.Append(Bare(text, ref at, abbreviations, entry));
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at >= text.Length || text[at] != '#') return value.ToString();
            at++;
        }
    }

    private static string Braced(string text, ref int at, BibTexEntry entry)
    {
        var (start, depth) = (++at, 1);
        for (; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '{') depth++;
            else if (text[at] == '}' && --depth == 0) return text[start..at++];
        }

        at = text.Length;
        entry.Faults.Add((start, "A brace that opens here is not closed; the value goes on to the end of the entry."));
        return text[start..];
    }

    private static string Quoted(string text, ref int at, BibTexEntry entry)
    {
        var (start, depth) = (++at, 0);
        for (; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '{') depth++;
            else if (text[at] == '}') depth--;
            else if (text[at] == '"' && depth == 0) return text[start..at++];
        }

        at = text.Length;
        entry.Faults.Add((start, "A quote that opens here is not closed; the value goes on to the end of the entry."));
        return text[start..];
    }

    private static string Bare(string text, ref int at, IReadOnlyDictionary<string, string> abbreviations, BibTexEntry entry)
    {
        var start = at;
        while (at < text.Length && text[at] is not (',' or '}' or ')' or '#') && !char.IsWhiteSpace(text[at])) at++;
        if (at == start) at++;
        var word = text[start..Math.Min(at, text.Length)];
        if (abbreviations.TryGetValue(word, out var meaning)) return meaning;
        var month = Array.IndexOf(Months, word.ToLowerInvariant());
        if (month >= 0) return (month + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!word.All(char.IsAsciiDigit)) entry.Faults.Add((start, $"'{word}' stands for something that the file does not say; it is kept as it stands."));
        return word;
    }
}
