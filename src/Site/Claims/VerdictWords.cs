using Equipoise.Evidence.Claims;

namespace Equipoise.Site.Claims;

/// <summary>How a verdict is said, signed and coloured; the sign and the words carry the meaning, the colour only helps.</summary>
/// <param name="Mark">One character.</param>
/// <param name="Name">A few words.</param>
/// <param name="Says">What it means, in a plain sentence.</param>
/// <param name="Style">The class of its colour.</param>
public sealed record VerdictWords(string Mark, string Name, string Says, string Style)
{
    private static readonly VerdictWords Supported = new("✓", "Supported", "This agrees with the evidence as it is worded.", "supported");
    private static readonly VerdictWords Uncontrolled = new("≈", "True, but nothing to compare with", "This was truly reported, but there was no comparison group or no blinding, so it does not show that the cells did it.", "uncontrolled");
    private static readonly VerdictWords Overstated = new("▲", "Overstated", "There is a grain of evidence, but it is said too strongly or too broadly.", "overstated");
    private static readonly VerdictWords Contradicted = new("✗", "Contradicted", "The best evidence, or the very study it cites, says otherwise.", "contradicted");
    private static readonly VerdictWords Unproven = new("?", "Unproven", "No study that could show this is known.", "unproven");
    private static readonly VerdictWords NotCheckable = new("–", "Cannot be checked", "Nobody outside can check this: it is the clinic's own offer, price or story.", "not-checkable");

    public static VerdictWords Of(Verdict verdict) => verdict switch
    {
        Verdict.Supported => Supported,
        Verdict.AccurateButUncontrolled => Uncontrolled,
        Verdict.Overstated => Overstated,
        Verdict.Contradicted => Contradicted,
        Verdict.Unproven => Unproven,
        _ => NotCheckable,
    };
}
