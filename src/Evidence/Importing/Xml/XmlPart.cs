using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Importing.Xml;

/// <summary>An element of a record, or a piece of text when it has no name.</summary>
internal sealed partial class XmlPart(string name, string text, int line, int column)
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\u00A0\u2003\u2009");
    private List<(string Name, string Value)>? attributes;
    private List<XmlPart>? parts;

    public string Name => name;

    public int Line => line;

    public int Column => column;

    public IReadOnlyList<XmlPart> Parts => parts ?? (IReadOnlyList<XmlPart>)[];

    public IReadOnlyList<(string Name, string Value)> Attributes => attributes ?? (IReadOnlyList<(string, string)>)[];

    public void Add(XmlPart part) => (parts ??= []).Add(part);

    public void AddAttribute(string key, string value) => (attributes ??= []).Add((key, value));

    public string? Attribute(string key)
    {
        foreach (var (k, value) in Attributes)
            if (k == key) return value;
        return null;
    }

    /// <summary>An attribute with something in it.</summary>
    public string? Filled(string key) => Attribute(key) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    public ReportedNumber? Number(string key) => Filled(key) is { } value ? new ReportedNumber(value) : null;

    /// <summary>The first element down this path.</summary>
    public XmlPart? Down(params ReadOnlySpan<string> path)
    {
        XmlPart? at = this;
        foreach (var step in path)
            if (at is not null) at = at.First(step);
        return at;
    }

    public IEnumerable<XmlPart> All(string element) => Parts.Where(p => p.Name == element);

    public IEnumerable<XmlPart> Below(string element)
    {
        foreach (var part in Parts)
        {
            if (part.Name == element) yield return part;
            foreach (var deeper in part.Below(element)) yield return deeper;
        }
    }

    /// <summary>Text of the first element down this path with its spaces made single, or null when there is none.</summary>
    public string? Text(params ReadOnlySpan<string> path) => Down(path) is { } part && part.Words() is { Length: > 0 } words ? words : null;

    /// <summary>Texts of all elements of a name that have one.</summary>
    public IEnumerable<string> Texts(string element) => All(element).Select(p => p.Words()).Where(w => w.Length > 0);

    /// <summary>Text of the first element of a name with its lines kept and its indentation taken away, or null when there is none.</summary>
    public string? Block(string element) =>
        First(element) is { } part && Lines().Replace(part.Whole().Trim(), "\n").Replace("\r", "", StringComparison.Ordinal) is { Length: > 0 } block ? block : null;

    /// <summary>All text within, inline elements included, with its spaces made single.</summary>
    public string Words()
    {
        var whole = Whole().AsSpan().Trim();
        var result = new StringBuilder(whole.Length);
        while (whole.Length > 0)
        {
            var end = whole.IndexOfAny(Blanks);
            result.Append(end < 0 ? whole : whole[..end]);
            if (end < 0) break;
            result.Append(' ');
            whole = whole[end..].TrimStart();
        }

        return result.ToString();
    }

    /// <summary>All text within as it stands.</summary>
    public string Whole()
    {
        if (parts is null) return text;
        if (parts is [{ Name: "" } only]) return only.Whole();
        var result = new StringBuilder();
        Write(result);
        return result.ToString();
    }

    private XmlPart? First(string element)
    {
        if (parts is null) return null;
        foreach (var part in parts)
            if (part.Name == element) return part;
        return null;
    }

    private void Write(StringBuilder result)
    {
        result.Append(text);
        foreach (var part in Parts) part.Write(result);
    }

    [GeneratedRegex(@"[ \t]*\n[ \t]*", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Lines();
}
