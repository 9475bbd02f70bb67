using System.Collections.Immutable;

namespace Equipoise.Registry.Sites;

/// <summary>How a kind of document stands on a day.</summary>
public enum DocumentState
{
    OnFile,
    Expires,
    Expired,

    /// <summary>On file, and dated later.</summary>
    NotYet,

    Missing,
}

/// <summary>How one kind of document that activation asks for stands.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="State">How it stands.</param>
/// <param name="Until">The last day of what holds, or of what expired.</param>
/// <param name="DaysLeft">Days until that day; null when nothing expires.</param>
/// <param name="Document">The document that holds longest, or else the last one.</param>
public sealed record DocumentStanding(SiteDocumentKind Kind, DocumentState State, DateOnly? Until, int? DaysLeft, SiteDocument? Document)
{
    public static ImmutableArray<DocumentStanding> Of(IReadOnlyCollection<SiteDocument> documents, DateOnly on) => [.. Enum.GetValues<SiteDocumentKind>().Select(kind => Of(kind, [.. documents.Where(d => d.Kind == kind)], on))];

    private static DocumentStanding Of(SiteDocumentKind kind, ImmutableArray<SiteDocument> filed, DateOnly on)
    {
        if (filed.IsEmpty) return new(kind, DocumentState.Missing, null, null, null);
        var best = filed.OrderBy(d => d.HoldsOn(on)).ThenBy(d => d.Expires ?? DateOnly.MaxValue).ThenBy(d => d.Id).Last();
        if (!best.HoldsOn(on)) return new(kind, best.Dated > on ? DocumentState.NotYet : DocumentState.Expired, best.Expires, null, best);
        return best.Expires is { } last ? new(kind, DocumentState.Expires, last, last.DayNumber - on.DayNumber, best) : new(kind, DocumentState.OnFile, null, null, best);
    }
}
