namespace Equipoise.Statistics.Effects;

/// <summary>Which edition of the field's conventions is followed where the reference program metafor changed one.</summary>
public enum Conventions
{
    /// <summary>The conventions of metafor 5: bias-corrected ROM, ROMC, CVR, CVRC; unshrunken variances of SMDH, SMD1H, SMCRH.</summary>
    Current,

    /// <summary>The conventions of metafor 3.8.</summary>
    Metafor38,
}
