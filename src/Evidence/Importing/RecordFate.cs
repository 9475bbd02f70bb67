namespace Equipoise.Evidence.Importing;

/// <summary>What storing a record came to.</summary>
public enum RecordFate
{
    /// <summary>It was not known before.</summary>
    New,

    /// <summary>It was known with other content; both are kept.</summary>
    Changed,

    /// <summary>It was known with this content; nothing was stored.</summary>
    Same,
}
