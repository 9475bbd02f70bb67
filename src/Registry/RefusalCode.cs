namespace Equipoise.Registry;

/// <summary>The permanent codes of <see cref="Refused"/>. A code is never reused for another meaning.</summary>
public static class RefusalCode
{
    /// <summary>The role may not do this.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>There is no such thing at this site.</summary>
    public const string NotFound = "not-found";

    /// <summary>Somebody else changed it in between.</summary>
    public const string Conflict = "conflict";

    /// <summary>Some fields cannot be taken as they are.</summary>
    public const string Invalid = "invalid";

    /// <summary>It is there already.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>The request's key was used before, for another request.</summary>
    public const string KeyReused = "key-reused";

    /// <summary>The site lacks a document, or one has expired.</summary>
    public const string SiteNotActive = "site-not-active";

    /// <summary>The state of the thing does not allow it.</summary>
    public const string WrongState = "wrong-state";

    /// <summary>The consent does not cover it, or does no longer.</summary>
    public const string NoConsent = "no-consent";

    /// <summary>A rule of the programme is not met.</summary>
    public const string NotEligible = "not-eligible";

    /// <summary>The database cannot be reached, or its disk is full; the same request can be sent again.</summary>
    public const string OutOfReach = "out-of-reach";

    /// <summary>A reason must be given.</summary>
    public const string ReasonMissing = "reason-missing";
}
