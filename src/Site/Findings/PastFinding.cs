using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Releases;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Site.Findings;

/// <summary>A finding as it stood: word by word, never worked out again.</summary>
public sealed record PastFinding : FindingView
{
    [SetsRequiredMembers]
    public PastFinding(FindingView finding, StandingHeading stood) : base(finding) => Stood = stood;

    /// <summary>From when it stood, from which content, by which program.</summary>
    public StandingHeading Stood { get; }

    /// <summary>Until when it stood; absent for what stands now.</summary>
    public DateTimeOffset? StoodUntil { get; init; }

    /// <summary>Whether this is what is said today.</summary>
    public bool IsToday { get; init; }

    /// <summary>Where it can be read for ever.</summary>
    public string Permanent => $"/findings/{Id}/{Stood.Hash}";

    /// <summary>What is said today; absent when the question is no longer asked.</summary>
    public string? Today { get; init; }

    /// <summary>All words that were kept from the same content, these among them.</summary>
    public ImmutableArray<StandingHeading> Wordings { get; init; } = [];
}

/// <summary>A past finding, or why there is none.</summary>
/// <param name="Found">The finding.</param>
/// <param name="Status">200, 404 for what never was, or 410 for what was and can no longer be shown.</param>
/// <param name="Why">For a person, where nothing was found.</param>
/// <param name="Standing">What stood, where a database keeps it.</param>
public sealed record PastReading(PastFinding? Found, int Status, string Why, Standing? Standing = null)
{
    /// <summary>Answers with the status. A page that answers 404 is thrown away and drawn again by the page for what is not found, which finds the reason here.</summary>
    internal void Tell(HttpContext http, string id)
    {
        http.Items[typeof(PastReading)] = (id, Why);
        if (!http.Response.HasStarted) http.Response.StatusCode = Status;
    }

    internal static (string Id, string Why)? Told(HttpContext? http) => http?.Items[typeof(PastReading)] as (string, string)?;

    internal static PastReading Never(string why) => new(null, 404, why);

    internal static PastReading Gone(string why) => new(null, 410, why);
}
