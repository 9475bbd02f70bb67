namespace Equipoise.Statistics.CountModels;

/// <summary>How a mixed model treats the level of events in the studies, by the names of the field's reference program.</summary>
public enum CountModel
{
    /// <summary>Unconditional, a fixed effect for the level of each study.</summary>
    UMFS,

    /// <summary>Unconditional, random effects for the levels, independent of those of the effect.</summary>
    UMRS,

    /// <summary>Conditional on the events of both groups together: non-central hypergeometric for 2×2 tables, binomial for rates.</summary>
    CMEL,

    /// <summary>Conditional, the hypergeometric distribution approximated by a binomial one: for rare events. The same as CMEL for rates.</summary>
    CMAL,
}
