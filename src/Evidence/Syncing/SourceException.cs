using System.Net;

namespace Equipoise.Evidence.Syncing;

/// <summary>A source did not give what it was asked for. The message is a sentence for the person who asked.</summary>
internal sealed class SourceException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether asking again may help.</summary>
    public bool MayPass { get; init; }

    /// <summary>How long the source asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The status of a refusal.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>True when the source no longer knows the place at which a walk had stopped.</summary>
    public bool PlaceIsGone { get; init; }
}
