namespace Equipoise.Statistics.Effects;

/// <summary>Which studies get the continuity correction (metafor's <c>to</c>).</summary>
public enum CorrectedStudies
{
    /// <summary>Only the studies with a zero cell.</summary>
    OnlyWithZero,

    /// <summary>Every study.</summary>
    All,

    /// <summary>Every study, if at least one has a zero cell.</summary>
    AllIfAnyZero,

    /// <summary>None.</summary>
    None,
}

/// <summary>What is done about zero cells: how much is added, to which studies, and whether studies without any events (or only events) are left out.</summary>
/// <param name="Add">Added to every cell of a corrected study; not negative.</param>
/// <param name="To">Which studies are corrected.</param>
/// <param name="DropDoubleZero">Leave out studies in which neither arm, or every one in both arms, had the event (metafor's <c>drop00</c>).</param>
/// <remarks>Sweeting MJ, Sutton AJ, Lambert PC (2004). Statistics in Medicine 23:1351–1375. doi:10.1002/sim.1761.</remarks>
public readonly record struct ZeroCells(double Add, CorrectedStudies To = CorrectedStudies.OnlyWithZero, bool DropDoubleZero = false)
{
    /// <summary>One half to the studies with a zero cell.</summary>
    public static ZeroCells Half { get; } = new(0.5);

    /// <summary>Nothing is added.</summary>
    public static ZeroCells Leave { get; } = new(0, CorrectedStudies.None);

    internal bool Applies(bool zeroHere, bool zeroAnywhere) => To switch
    {
        CorrectedStudies.All => true,
        CorrectedStudies.OnlyWithZero => zeroHere,
        CorrectedStudies.AllIfAnyZero => zeroAnywhere,
        _ => false,
    };

    /// <exception cref="InvalidOperationException">The correction is negative or not finite.</exception>
    internal void Check()
    {
        if (!(Add >= 0) || double.IsInfinity(Add)) throw new InvalidOperationException(FormattableString.Invariant($"The continuity correction must be a finite number, not below 0; it is {Add}."));
    }
}
