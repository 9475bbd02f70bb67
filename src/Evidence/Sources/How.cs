namespace Equipoise.Evidence.Sources;

/// <summary>How a figure came into the record. Ordered from most to least direct.</summary>
public enum How
{
    /// <summary>Read at the address the source gives.</summary>
    Read,

    /// <summary>Computed or inferred by us from figures that were read.</summary>
    Derived,

    /// <summary>Read only in somebody else's account of the study, such as a lay article.</summary>
    SecondHand,

    /// <summary>Not seen anywhere by us; shown only with that warning.</summary>
    Unverified,
}
