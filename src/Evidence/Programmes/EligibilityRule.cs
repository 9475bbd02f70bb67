using System.Collections.Immutable;

namespace Equipoise.Evidence.Programmes;

/// <summary>What a rule does when it is met.</summary>
public enum EligibilityKind
{
    Include, Exclude,
}

/// <summary>How an answer is compared.</summary>
public enum RuleTest
{
    AtLeast, AtMost, Between, Is, IsNot,
}

/// <summary>One condition for taking part: a sentence for people and a test for programs.</summary>
public sealed record EligibilityRule
{
    public required string Code { get; init; }

    public required EligibilityKind Kind { get; init; }

    /// <summary>The condition in words.</summary>
    public required string Text { get; init; }

    /// <summary><c>age-months</c>, or <c>form.field</c>.</summary>
    public required string Field { get; init; }

    public required RuleTest Test { get; init; }

    /// <summary>The number compared with; for between, the low end.</summary>
    public decimal? Value { get; init; }

    /// <summary>For between, the high end; both ends count.</summary>
    public decimal? High { get; init; }

    /// <summary>For is and is-not: codes of choices, or yes and no.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The field that stands for the age on the day, in completed months.</summary>
    public const string AgeMonths = "age-months";
}
