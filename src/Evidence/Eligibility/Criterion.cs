using System.Collections.Immutable;

namespace Equipoise.Evidence.Eligibility;

/// <summary>Which way a criterion works.</summary>
public enum CriterionKind
{
    /// <summary>Must hold to take part.</summary>
    Inclusion,

    /// <summary>Must not hold.</summary>
    Exclusion,

    /// <summary>The text does not say which of the two it is.</summary>
    Unsaid,
}

/// <summary>A criterion of a trial, cut from its text.</summary>
/// <param name="Number">From 1, in the order of the text.</param>
/// <param name="Kind">Which way it works.</param>
/// <param name="Group">The heading of the people it is for, where the text has one besides inclusion and exclusion.</param>
/// <param name="Text">Its words, to the letter but for line breaks and blanks.</param>
public sealed record Criterion(int Number, CriterionKind Kind, string? Group, string Text)
{
    /// <summary>What was understood of it.</summary>
    public required Meaning Meaning { get; init; }

    /// <summary>What it is about.</summary>
    public CriterionTopic Topic => Meaning.Topic;
}

/// <summary>What was understood of a criterion.</summary>
/// <param name="Topic">What it is about.</param>
public sealed record Meaning(CriterionTopic Topic)
{
    /// <summary>What it says in parts. Of a bar each part bars alone; what must hold must hold in all parts.</summary>
    public ImmutableArray<MeaningPart> Parts { get; init; } = [];

    /// <summary>True when what it says must hold for the child to take part, false when it must not.</summary>
    public bool MustHold { get; init; }

    /// <summary>True when one of the parts is enough, false when all of them are needed, null when the words leave it open.</summary>
    public bool? AreAlternatives { get; init; }

    /// <summary>True when words such as "unless" or "may" can turn the sense, or more stands in it than was understood; then nothing is decided.</summary>
    public bool IsOpen { get; init; }

    /// <summary>True of one or two words such as "epilepsy": some registers list so the diseases of which one is enough.</summary>
    public bool IsBare { get; init; }

    /// <summary>True when it is about somebody else: a parent, a control group.</summary>
    public bool IsAboutOthers { get; init; }

    public IEnumerable<Requirement> Requirements => Parts.SelectMany(p => p.Terms.Select(t => t.Requirement));
}

/// <summary>A part of a criterion.</summary>
/// <param name="Terms">What was understood in it; all of them at once.</param>
/// <param name="IsWhole">True when nothing was left in it that could change its sense.</param>
public sealed record MeaningPart(ImmutableArray<Term> Terms, bool IsWhole);

/// <summary>A requirement as it stands in its sentence.</summary>
/// <param name="Requirement">What is said.</param>
/// <param name="IsDenied">True where the phrase itself holds a "not", as in "not English-speaking".</param>
/// <param name="IsNarrowed">True beside words such as "uncontrolled" or "within six months", which ask for more than the requirement does.</param>
public sealed record Term(Requirement Requirement, bool IsDenied, bool IsNarrowed)
{
    public Truth Of(Family family)
    {
        var truth = Requirement.Of(family);
        if (IsNarrowed && truth == Truth.True) truth = Truth.Unknown;
        return IsDenied ? truth.Not() : truth;
    }
}
