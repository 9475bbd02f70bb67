namespace Equipoise.Evidence.Programmes;

/// <summary>What a person is at a site. One person may be several things, at several sites, but acts as one at a time.</summary>
public enum Role
{
    Administrator,
    Coordinator,
    Clinician,
    CellLab,
    Therapist,

    /// <summary>Rates children without knowing who had what, and so may not see infusions, reactions, products or laboratory results.</summary>
    BlindedRater,

    Parent,

    /// <summary>Compares the records with their sources and asks; changes nothing.</summary>
    Monitor,

    /// <summary>Reads the history.</summary>
    Auditor,

    /// <summary>Whoever runs the program on its machine; no account has this role.</summary>
    Operator,
}
