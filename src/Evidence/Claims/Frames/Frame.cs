namespace Equipoise.Evidence.Claims.Frames;

/// <summary>What a passage asserts.</summary>
public enum Assertion
{
    /// <summary>Nothing that could be checked.</summary>
    Nothing,

    /// <summary>Children get better.</summary>
    Gain,

    /// <summary>No difference was seen, it does not work.</summary>
    NoGain,

    /// <summary>Autism is cured, healed or reversed.</summary>
    Cure,

    /// <summary>There is no cure.</summary>
    NoCure,

    /// <summary>A result is promised.</summary>
    Guarantee,

    /// <summary>It is safe or well borne.</summary>
    Safe,

    /// <summary>It is not safe.</summary>
    Unsafe,

    /// <summary>Side effects are named or counted.</summary>
    Harms,

    /// <summary>There are no side effects.</summary>
    NoHarms,

    /// <summary>A property of cells, as seen in a laboratory.</summary>
    Property,

    /// <summary>What cells do in the body of a child.</summary>
    Action,

    /// <summary>What is different in the body or brain of autistic people.</summary>
    Biology,

    /// <summary>It is approved, licensed, certified.</summary>
    Approved,

    /// <summary>It is not approved, or forbidden, or for trials only.</summary>
    NotApproved,

    /// <summary>What it costs.</summary>
    Price,

    /// <summary>What a study was like or found.</summary>
    StudyFact,

    /// <summary>That the evidence is weak or missing.</summary>
    Doubt,

    /// <summary>That more or better research is needed.</summary>
    Call,

    /// <summary>What one family saw.</summary>
    Testimony,

    /// <summary>What is on offer, where and how.</summary>
    Offer,

    /// <summary>One source of cells or one way against another.</summary>
    Comparison,
}

/// <summary>How strongly something is said.</summary>
public enum Force
{
    Flat, Hedged, Reported, Aimed,
}

/// <summary>What a passage says, stripped of its words.</summary>
/// <param name="Assertion">What is asserted.</param>
/// <param name="Force">How strongly.</param>
public readonly record struct Frame(Assertion Assertion, Force Force)
{
    /// <summary>Whether somebody else is said to say so, by a voice that does not share it.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>Whether it is about another disease.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Whether it is about animals or cells in a dish, and says so.</summary>
    public bool IsLaboratory { get; init; }

    /// <summary>Whether a figure is given.</summary>
    public bool HasFigure { get; init; }
}
