using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Forms;

namespace Equipoise.Registry.Participants;

/// <summary>How a rule stands for a child.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Fits">Whether the child may take part by it; null when the answer is not known.</param>
public sealed record JudgedRule(EligibilityRule Rule, bool? Fits)
{
    /// <summary>The answer it was judged by, as codes or a number; null when there is none.</summary>
    public string? Answer { get; init; }
}

/// <summary>Judges a child by the rules of a programme.</summary>
public static class JudgeEligibility
{
    /// <param name="programme">The programme.</param>
    /// <param name="ageMonths">Age in completed months.</param>
    /// <param name="answers">Answers of completed forms, by the code of the form.</param>
    public static ImmutableArray<JudgedRule> Of(Programme programme, int ageMonths, IReadOnlyDictionary<string, FormValues> answers)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(answers);
        return [.. programme.Eligibility.Select(rule => new JudgedRule(rule, Met(rule, ageMonths, answers) is { } met ? met == (rule.Kind == EligibilityKind.Include) : null) { Answer = Answer(rule, ageMonths, answers) })];
    }

    private static string? Answer(EligibilityRule rule, int ageMonths, IReadOnlyDictionary<string, FormValues> answers)
    {
        if (rule.Field == EligibilityRule.AgeMonths) return ageMonths.ToString(CultureInfo.InvariantCulture);
        var dot = rule.Field.IndexOf('.', StringComparison.Ordinal);
        if (!answers.TryGetValue(rule.Field[..dot], out var values)) return null;
        return values.Number(rule.Field[(dot + 1)..])?.ToString("G29", CultureInfo.InvariantCulture) ?? (values.Chosen(rule.Field[(dot + 1)..]) is { IsEmpty: false } chosen ? string.Join(", ", chosen) : null);
    }

    private static bool? Met(EligibilityRule rule, int ageMonths, IReadOnlyDictionary<string, FormValues> answers)
    {
        if (rule.Field == EligibilityRule.AgeMonths) return Compared(rule, ageMonths);
        var dot = rule.Field.IndexOf('.', StringComparison.Ordinal);
        var (form, field) = (rule.Field[..dot], rule.Field[(dot + 1)..]);
        if (!answers.TryGetValue(form, out var values)) return null;
        if (rule.Test is RuleTest.AtLeast or RuleTest.AtMost or RuleTest.Between) return values.Number(field) is { } number ? Compared(rule, number) : null;
        var chosen = values.Chosen(field);
        if (chosen.IsEmpty) return null;
        return chosen.Any(c => rule.Choices.Contains(c, StringComparer.Ordinal)) == (rule.Test == RuleTest.Is);
    }

    private static bool Compared(EligibilityRule rule, decimal number) => rule.Test switch
    {
        RuleTest.AtLeast => number >= rule.Value,
        RuleTest.AtMost => number <= rule.Value,
        _ => number >= rule.Value && number <= rule.High,
    };
}
