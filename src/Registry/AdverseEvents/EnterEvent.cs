using System.Collections.Immutable;
using System.Linq.Expressions;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>What a nurse knows first of an event; texts as they are typed into the form's fields.</summary>
/// <param name="ParticipantId">The child.</param>
/// <param name="Verbatim">What happened, in the words it was told.</param>
public sealed record FirstWords(Guid ParticipantId, string? Verbatim)
{
    /// <summary>When it began, as far as known: 2026, 2026-11 or 2026-11-26; <c>unknown</c>.</summary>
    public string? Began { get; init; }

    /// <summary>The day on which the site heard of it.</summary>
    public string? Aware { get; init; }

    /// <summary>The time, by the clock of the site.</summary>
    public string? AwareTime { get; init; }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public string? Serious { get; init; }

    /// <summary>The reasons, by their codes.</summary>
    public ImmutableArray<string> SeriousWhy { get; init; } = [];
}

/// <summary>The child to whom something happened, and the form on which it is entered.</summary>
public sealed record EventChild(Guid ParticipantId, string Pseudonym, ProgrammeForm Form);

/// <summary>Enters an event in two minutes: what starts its clocks, as a draft of the programme's form. The rest is filled in on the form when there is time.</summary>
public sealed class EnterEvent(IDbContextFactory<RegistryDb> databases)
{
    private const string Unknown = "unknown";

    public async Task<Outcome<SavedForm>> Run(Acting acting, FirstWords told, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(told);
        var child = await Child(acting, told.ParticipantId, cancel);
        if (child.Refused is { } refused) return refused;
        var form = child.Done.Form;
        var entry = new FormEntry(told.ParticipantId, form.Code) { Values = Inputs(told) };
        var lacking = form.Fields.Where(f => f.Required && EventForm.First.Contains(f.Code, StringComparer.Ordinal) && IsAsked(f, told) && entry.Values[f.Code].IsEmpty).Select(f => new FieldProblem(f.Code, "required", $"“{f.Label}” must be known before anything can be saved.")).ToImmutableArray();
        return lacking.IsEmpty ? await new SaveForm(databases).Run(acting, entry, cancel) : new Refused(RefusalCode.Invalid, "Some of the first answers are lacking; nothing was saved yet.") { Fields = lacking };
    }

    /// <summary>The child with this id, for a page that asks for the first words.</summary>
    public Task<Outcome<EventChild>> Child(Acting acting, Guid participantId, CancellationToken cancel = default) => Find(acting, p => p.Id == participantId, cancel);

    /// <summary>The child with this pseudonym.</summary>
    public Task<Outcome<EventChild>> Child(Acting acting, string pseudonym, CancellationToken cancel = default)
    {
        var known = (pseudonym ?? "").Trim().ToUpperInvariant();
        return Find(acting, p => p.Pseudonym == known, cancel);
    }

    private static Refused NoChild => new(RefusalCode.NotFound, "There is no such child at this site, or its programme has no form of adverse events.");

    private async Task<Outcome<EventChild>> Find(Acting acting, Expression<Func<Participant, bool>> which, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.AdverseEventsWrite) is { } refused) return refused;
        await using var db = databases.For(acting);
        var child = await db.Participants.SingleOrDefaultAsync(which, cancel);
        return child is not null && EventForm.Of(await db.Programme(child.ProgrammeHash, cancel)) is { } form && form.MayWrite(acting.Role) ? new EventChild(child.Id, child.Pseudonym, form) : NoChild;
    }

    private static bool IsAsked(FormField field, FirstWords told) => field.Code != EventForm.SeriousWhy || told.Serious == "yes";

    private static ImmutableSortedDictionary<string, FieldInput> Inputs(FirstWords told) => new Dictionary<string, FieldInput>(StringComparer.Ordinal)
    {
        [EventForm.Verbatim] = new() { Text = told.Verbatim },
        [EventForm.Began] = told.Began?.Trim() == Unknown ? new() { Missing = MissingCode.Unknown } : new() { Text = told.Began },
        [EventForm.Aware] = new() { Text = told.Aware },
        [EventForm.AwareTime] = new() { Text = told.AwareTime },
        [EventForm.Serious] = new() { Text = told.Serious },
        [EventForm.SeriousWhy] = new() { Chosen = told.SeriousWhy.IsDefault ? [] : told.SeriousWhy },
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
