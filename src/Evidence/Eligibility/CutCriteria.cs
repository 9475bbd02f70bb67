using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Eligibility;

/// <summary>Cuts the free text of a register into criteria, whatever it uses for bullets.</summary>
public static partial class CutCriteria
{
    private const int LongestText = 200_000;
    private const int MostCriteria = 500;

    public static ImmutableArray<Criterion> Of(TrialEligibility? eligibility)
    {
        if (eligibility is null) return [];
        var cut = new List<RawCriterion>();
        From(eligibility.Criteria, eligibility.Exclusion is null ? CriterionKind.Unsaid : CriterionKind.Inclusion, cut);
        From(eligibility.Exclusion, CriterionKind.Exclusion, cut);
        return [.. cut.Take(MostCriteria).Select((c, i) => new Criterion(i + 1, c.Kind, c.Group, c.Text) { Meaning = ReadMeaning.Of(c) })];
    }

    /// <summary>The criteria of a text that may have headings of its own.</summary>
    public static ImmutableArray<Criterion> Of(string text) => Of(new TrialEligibility { Criteria = text });

    private static void From(string? text, CriterionKind kind, List<RawCriterion> into)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        if (text.Length > LongestText) text = text[..LongestText];
        string? group = null;
        var lines = CriterionLines.Of(text);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (CriterionHeading.Of(line) is { } heading)
            {
                (kind, group) = (heading.Kind ?? kind, heading.Group);
                if (heading.Rest.Length > 0) Add(line with { Text = heading.Rest, Bullet = null }, kind, group, into);
                continue;
            }

            var children = Children(lines, i);
            var opensList = i + 1 < lines.Count && lines[i + 1].Bullet is not null;
            if (line.Bullet is null && ((line.Text.EndsWith(':') && line.Text.Length <= CriterionHeading.Longest) || (opensList && CriterionHeading.NamesPeople(line))))
            {
                (kind, group) = CriterionHeading.Lead(line.Text, kind);
                continue;
            }

            if (children > 0)
            {
                into.Add(new(kind, group, string.Join(' ', lines.Skip(i + 1).Take(children).Select(l => l.Whole).Prepend(line.Text)), IsCompound: true));
                i += children;
            }
            else
            {
                Add(line, kind, group, into);
            }
        }
    }

    /// <summary>How many of the lines that follow belong under a line: what is bulleted deeper than a bullet.</summary>
    private static int Children(List<CriterionLine> lines, int at)
    {
        if (lines[at].Bullet is null) return 0;
        var count = 0;
        while (at + count + 1 < lines.Count && lines[at + count + 1] is { } next && next.Indent > lines[at].Indent && CriterionHeading.Of(next) is null) count++;
        return count;
    }

    private static void Add(CriterionLine line, CriterionKind kind, string? group, List<RawCriterion> into)
    {
        var items = InlineItems(line.Text);
        foreach (var item in items)
            if (HasWords().IsMatch(item) && !Nothing().IsMatch(item)) into.Add(new(kind, group, item.Trim(), IsCompound: false));
    }

    /// <summary>"a) … b) …" and "1) … 2) …" in one line.</summary>
    private static IEnumerable<string> InlineItems(string text)
    {
        foreach (var marks in new[] { Letters(), Figures() })
        {
            var found = new List<Match>();
            foreach (Match match in marks.Matches(text))
                if (Order(match.Groups["m"].Value) == found.Count + 1) found.Add(match);
            if (found.Count < 2 || Choice().IsMatch(text.AsSpan(0, found[0].Index))) continue;
            var lead = text[..found[0].Index].Trim();
            return found.Select((m, i) => (i == 0 && lead.Length > 0 ? lead + " " : "") + text[(m.Index + m.Length)..(i + 1 < found.Count ? found[i + 1].Index : text.Length)].Trim());
        }

        return Dashes().Split(text);
    }

    private static int Order(string mark) => char.IsDigit(mark[0]) ? int.Parse(mark, System.Globalization.CultureInfo.InvariantCulture) : char.ToLowerInvariant(mark[0]) - 'a' + 1;

    [GeneratedRegex(@"(?<![\w(])\(?(?<m>[a-hA-H])\)\s", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Letters();

    [GeneratedRegex(@"(?<![\w(.])\(?(?<m>[1-9]|1\d|20)\)\s?(?=\S)|(?<=^|[.;:] ?)(?<m>[1-9]|1\d|20)\.\s(?=[A-Z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Figures();

    [GeneratedRegex(@"(?<=[.;])\s+[-•*]\s+(?=\p{Lu})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"\b(either|any of|one of|at least (one|two|1|2)|or)\b|confirmed by|as follows", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Choice();

    [GeneratedRegex(@"^\W*(none|n/a|na|not applicable|nil)\W*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"\p{L}{2}|\d", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex HasWords();
}

/// <summary>A criterion as it was cut.</summary>
/// <param name="Kind">Which way it works.</param>
/// <param name="Group">The heading of the people it is for.</param>
/// <param name="Text">Its words.</param>
/// <param name="IsCompound">True when it holds a list of its own, whose parts only the whole explains.</param>
internal sealed record RawCriterion(CriterionKind Kind, string? Group, string Text, bool IsCompound);
