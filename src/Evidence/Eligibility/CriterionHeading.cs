using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Eligibility;

/// <summary>A heading in a criteria text.</summary>
/// <param name="Kind">What begins with it; null when it only opens both.</param>
/// <param name="Group">The people it names besides.</param>
/// <param name="Rest">What stands after it on its line.</param>
internal sealed partial record CriterionHeading(CriterionKind? Kind, string? Group, string Rest)
{
    public const int Longest = 160;

    public static CriterionHeading? Of(CriterionLine line)
    {
        if (Form().Match(line.Text) is not { Success: true } match) return null;
        if (!match.Groups["colon"].Success && (line.Bullet is not null || match.Groups["rest"].Length > 0 || Verbs().IsMatch(match.Groups["before"].Value))) return null;
        var words = $"{match.Groups["before"].Value} {match.Groups["after"].Value}".Trim();
        var group = Common().Replace(words, "").Trim(' ', ':', '-', '(', ')', ',', '.', '*', '#', '_').Length > 0 ? words.Trim(' ', ':', '-', ',', '(', ')', '*', '#') : null;
        var rest = match.Groups["rest"].Value.Trim();
        return new(match.Groups["both"].Success ? null : match.Groups["kind"].Value.ToUpperInvariant() switch
        {
            "ELIGIBILITY" => null,
            ['I', ..] => CriterionKind.Inclusion,
            _ => CriterionKind.Exclusion,
        }, group, rest);
    }

    /// <summary>What a line that only opens a list changes: "will not be eligible if they:" turns to exclusion, "Control group:" names people.</summary>
    public static (CriterionKind Kind, string? Group) Lead(string text, CriterionKind kind)
    {
        if (Excluding().IsMatch(text)) return (CriterionKind.Exclusion, null);
        if (Including().IsMatch(text)) return (kind == CriterionKind.Unsaid ? CriterionKind.Inclusion : kind, null);
        return (kind, text.TrimEnd(':', ' '));
    }

    [GeneratedRegex(@"^[\W_]*(?<before>[^:.;]{0,60}?)\s*\b(?<kind>inclusion|exclusion|inclusions|exclusions|non-inclusion|eligibility)\b(?<both>\s*(and|/|&)\s*exclusion)?(\s*(criteri(a|on|um|as|ons)\b)(?<after>\s*(for|of|in|to|-|–|\(|,)?[^:.;]{0,70}?)?\s*((?<colon>:)|\.|$)|\s*(?<colon>:)|\s*$)(?<rest>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline, 5000)]
    private static partial Regex Form();

    /// <summary>"Patients who do not meet the inclusion criteria" is a criterion, no heading.</summary>
    [GeneratedRegex(@"\b(not|meet|meets|met|meeting|fulfil\w*|satisf\w*|any|other|do|does|according|described|above)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Verbs();

    /// <summary>A short line without a colon that names people, as "Control group" does.</summary>
    public static bool NamesPeople(CriterionLine line) => line.Bullet is null && line.Text.Length <= 60 && People().IsMatch(line.Text);

    [GeneratedRegex(@"^[^.:;,\d]*\b(group|groups|controls?|patients|participants|cohort|children|parents|caregivers|subjects|cases|volunteers|siblings|arm)\W*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex People();

    /// <summary>Words of a heading that name nobody in particular.</summary>
    [GeneratedRegex(@"\b(key|main|major|general|study|trial|protocol|basic|clinical|specific|common|other|additional|primary|the|a|an|of|for|in|to|and|following|below|are|is|as|follows|include|includes|patients?|participants?|subjects?|children|child|cases?|who|meet|meets|meeting|must|will|be|all|any|these|with|by|enrolled|if|they|autism|asd|spectrum|disorder|list|summary|part)\b|\d+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Common();

    [GeneratedRegex(@"\b(not (be )?(eligible|included|enrolled)|excluded|ineligible|cannot (participate|take part|be included))\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Excluding();

    [GeneratedRegex(@"\b(eligible|included|enrolled|all of the following|the following criteria|must (meet|have|be))\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Including();
}
