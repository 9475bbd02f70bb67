using System.Collections.Immutable;
using System.Globalization;

namespace Equipoise.Registry.Sites;

/// <summary>Whether a site may take in children on a day, and what stands in the way.</summary>
/// <param name="Lacking">A sentence for each kind of document that is not on file, or not any more.</param>
/// <param name="HoldsUntil">The last day on which all documents hold; null when it is not active, or when none expires.</param>
public sealed record SiteActivation(ImmutableArray<string> Lacking, DateOnly? HoldsUntil)
{
    public bool IsActive => Lacking.IsEmpty;

    public static SiteActivation Of(IReadOnlyCollection<SiteDocument> documents, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var lacking = ImmutableArray.CreateBuilder<string>();
        DateOnly? until = null;
        foreach (var kind in Enum.GetValues<SiteDocumentKind>())
        {
            var filed = documents.Where(d => d.Kind == kind).ToList();
            var holding = filed.Where(d => d.HoldsOn(on)).ToList();
            if (holding.Count == 0) lacking.Add(Lack(kind, filed, on));
            else if (holding.All(d => d.Expires is not null) && holding.Max(d => d.Expires) is { } last && (until is null || last < until)) until = last;
        }

        return new(lacking.ToImmutable(), lacking.Count == 0 ? until : null);
    }

    private static string Lack(SiteDocumentKind kind, List<SiteDocument> filed, DateOnly on)
    {
        var name = Capital(Words.Of(kind));
        var expired = filed.Where(d => d.Expires < on).Max(d => d.Expires);
        if (expired is { } day) return string.Create(CultureInfo.InvariantCulture, $"{name}: expired on {day:yyyy-MM-dd}.");
        return filed.Count > 0 ? $"{name}: does not hold yet." : $"{name}: not on file.";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
