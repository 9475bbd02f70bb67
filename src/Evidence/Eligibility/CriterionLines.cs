using System.Text;
using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Eligibility;

/// <summary>A line of a criteria text, with the lines it was broken into put together again.</summary>
/// <param name="Indent">Blanks before it.</param>
/// <param name="Bullet">What it begins with: a dash, a star, a number; null for running text.</param>
/// <param name="Text">The rest, without superfluous blanks.</param>
internal sealed record CriterionLine(int Indent, string? Bullet, string Text)
{
    public string Whole => Bullet is null ? Text : $"{Bullet} {Text}";
}

/// <summary>Reads the lines of a criteria text.</summary>
internal static partial class CriterionLines
{
    /// <summary>Registers once broke lines at about 85 signs; a shorter line that ends is an end.</summary>
    private const int ShortestBroken = 55;
    private const int LongestBroken = 110;

    public static List<CriterionLine> Of(string text)
    {
        var lines = new List<CriterionLine>();
        var (follows, lastLength) = (false, 0);
        foreach (var raw in Headings().Replace(text.Replace("\r", "", StringComparison.Ordinal), "\n").Split('\n'))
        {
            var expanded = raw.Replace("\t", "    ", StringComparison.Ordinal).Replace('\u00A0', ' ');
            if (string.IsNullOrWhiteSpace(expanded))
            {
                follows = false;
                continue;
            }

            var line = Read(expanded);
            if (follows && line.Bullet is null && Continues(lines[^1], line, lastLength)) lines[^1] = lines[^1] with { Text = $"{lines[^1].Text} {line.Text}" };
            else lines.Add(line);
            (follows, lastLength) = (true, expanded.TrimEnd().Length);
        }

        return lines;
    }

    private static bool Continues(CriterionLine last, CriterionLine line, int lastLength)
    {
        if (CriterionHeading.Of(line) is not null) return false;
        if (char.IsLower(line.Text[0])) return !last.Text.EndsWith(':') && (last.Bullet is not null || lastLength >= ShortestBroken) && CriterionHeading.Of(last) is not { Rest.Length: 0 };
        return lastLength is >= ShortestBroken and <= LongestBroken && !last.Text.EndsWith(':') && (last.Bullet is null ? last.Text[^1] is not ('.' or ';') : line.Indent > last.Indent);
    }

    private static CriterionLine Read(string raw)
    {
        var match = Bullets().Match(raw);
        var text = Cleaned(raw[(match.Success ? match.Length : 0)..]);
        return match.Success && text.Length > 0 ? new(match.Groups["i"].Length, match.Groups["b"].Value.Trim(), text) : new(raw.Length - raw.TrimStart().Length, null, Cleaned(raw));
    }

    /// <summary>Without doubled blanks and without the backslashes by which ClinicalTrials.gov guards its signs.</summary>
    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && char.IsPunctuation(text[i + 1]) | char.IsSymbol(text[i + 1])) continue;
            if (!char.IsWhiteSpace(text[i])) clean.Append(text[i]);
            else if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
        }

        return clean.ToString().TrimEnd();
    }

    [GeneratedRegex(@"^(?<i>\s*)(?<b>([-*•·●○◦▪■➢►˗–—−]|o(?=\s)|\(?\d{1,2}[.)](?!\d)|\d{1,2}\)|\(\d{1,2}\)|\(?[a-hA-H][.)](?=\s)|\(?(i{1,3}|iv|v|vi{1,3})[.)](?=\s)|#)(\s*(?=\()\(\d{1,2}\))?\s*)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Bullets();

    /// <summary>A heading in the middle of a line begins a new one.</summary>
    [GeneratedRegex(@"(?<=[.;]|[^\n]{70})[ \t]+(?=((Key|Main|Major|KEY|MAIN) )?(Inclusion|Exclusion|INCLUSION|EXCLUSION)\s(Criteria|CRITERIA)\s*:)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Headings();
}
