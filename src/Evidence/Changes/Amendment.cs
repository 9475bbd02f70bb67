using System.Collections.Immutable;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Storing;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Changes;

/// <summary>A version of an imported record in time.</summary>
/// <param name="Number">From 1, in the order in which versions came.</param>
/// <param name="At">When the import began that brought it, in UTC.</param>
/// <param name="Updated">When the source says that it last changed it.</param>
public sealed record RecordMoment(int Number, DateTimeOffset At, PartialDate? Updated)
{
    internal static RecordMoment Of(RecordVersion version) => new(version.Number, version.At, version.Updated);
}

/// <summary>What a version of an imported record changed, or that its source withdrew the record.</summary>
public sealed record Amendment
{
    public required RecordSource Source { get; init; }

    /// <summary>Its id at the source.</summary>
    public required string Id { get; init; }

    public required RecordKind Kind { get; init; }

    /// <summary>Title of its newest version, without addresses of persons.</summary>
    public string? Title { get; init; }

    /// <summary>When it became known here, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The version before, by the source's own dates; absent for the oldest and for a withdrawal.</summary>
    public RecordMoment? Before { get; init; }

    /// <summary>The version; absent for a withdrawal.</summary>
    public RecordMoment? After { get; init; }

    /// <summary>What changed, in plain sentences.</summary>
    public required ImmutableArray<RecordNews> News { get; init; }

    /// <summary>Every field that differs.</summary>
    public required ImmutableArray<FieldChange> Fields { get; init; }

    /// <summary>Whether anything of it bears on the evidence.</summary>
    public bool IsNews => News.Any(n => n.Kind != RecordNewsKind.Other);
}

/// <summary>Everything that is known of a record over time.</summary>
/// <param name="Source">Who keeps it.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Title">Title of its newest version, without addresses of persons.</param>
/// <param name="Withdrawn">When it became known here that the source withdrew it; absent when it did not.</param>
/// <param name="Versions">Its versions, the newest first, each with what it changed.</param>
/// <param name="Older">How many older ones are kept and not compared here.</param>
public sealed record RecordHistory(RecordSource Source, string Id, string? Title, DateTimeOffset? Withdrawn, ImmutableArray<Amendment> Versions, int Older);

/// <summary>Which amendments are asked for.</summary>
public sealed record AmendmentFilter
{
    /// <summary>Only of this source.</summary>
    public RecordSource? Source { get; init; }

    /// <summary>Only those with news of this kind.</summary>
    public RecordNewsKind? Kind { get; init; }

    /// <summary>Only those that became known on this day or later, in UTC.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Only those that became known on this day or earlier, in UTC.</summary>
    public DateOnly? Until { get; init; }
}
