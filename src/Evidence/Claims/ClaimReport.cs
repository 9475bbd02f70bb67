using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Equipoise.Evidence.Claims.Omissions;
using Equipoise.Evidence.Claims.Reading;

namespace Equipoise.Evidence.Claims;

/// <summary>What was read.</summary>
/// <param name="Title">The name the page gives itself.</param>
/// <param name="Language">ISO 639-1 code of its language; "und" when it could not be told.</param>
/// <param name="Length">Unicode code points of its text.</param>
public sealed record CheckedDocument(string? Title, string Language, int Length)
{
    /// <summary>What was seen and not read, in plain sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>Every claim of a page with its verdict, and what the page leaves out.</summary>
public sealed record ClaimReport
{
    public required CheckedDocument Document { get; init; }

    /// <summary>In the order of the page, without overlap.</summary>
    public required ImmutableArray<Claim> Claims { get; init; }

    public required ImmutableArray<Omission> Omissions { get; init; }

    /// <summary>Warning signs of the page as a whole, beside those of its claims.</summary>
    public ImmutableArray<Warning> Flags { get; init; } = [];

    /// <summary>Questions to put to whoever wrote the page, made from its own claims.</summary>
    public ImmutableArray<string> Questions { get; init; } = [];

    /// <summary>One paragraph.</summary>
    public required string Summary { get; init; }

    /// <summary>The evidence base it was checked against.</summary>
    public required string Release { get; init; }

    /// <summary>The text that places refer to.</summary>
    [JsonIgnore]
    public PageText Page { get; init; } = new("", []);
}
