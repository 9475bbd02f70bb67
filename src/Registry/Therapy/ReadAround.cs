using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Sources;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Therapy;

/// <summary>Something that was given for a time: a medicine, a diet, another therapy, cells elsewhere.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="Name">Its name, as it was entered.</param>
/// <param name="Kind">What it is, in words.</param>
/// <param name="Why">For what.</param>
/// <param name="From">When it began, as far as it is known.</param>
/// <param name="Until">When it ended, as far as it is known; null while it goes on, or when nobody knows.</param>
/// <param name="IsOngoing">Whether no end was entered, nor that it is unknown.</param>
public sealed record GivenCourse(Guid RecordId, string Name, string Kind, string? Why, PartialDate? From, PartialDate? Until, bool IsOngoing);

/// <summary>What else happens to a child, the earliest first.</summary>
/// <param name="Child">The child.</param>
/// <param name="Courses">Everything that was entered.</param>
/// <param name="Today">The day at the site.</param>
/// <param name="Form">The form to enter more, when the role may.</param>
public sealed record AroundList(Participant Child, ImmutableArray<GivenCourse> Courses, DateOnly Today, string? Form);

/// <summary>Reads the medicines, diets and therapies beside the programme.</summary>
public sealed class ReadAround(IDbContextFactory<RegistryDb> databases)
{
    public async Task<Outcome<AroundList>> Run(Acting acting, Guid childId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.MedicationRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        if (await db.Participants.SingleOrDefaultAsync(p => p.Id == childId, cancel) is not { } child) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
        var form = (await db.Programme(child.ProgrammeHash, cancel)).Around();
        var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        if (form is null || !form.MayRead(acting.Role)) return new AroundList(child, [], today, null);
        var records = await db.FormRecords.Where(r => r.ParticipantId == childId && r.Form == form.Code).OrderBy(r => r.Id).ToListAsync(cancel);
        var courses = records.Select(r => Course(r.Id, form, FormValues.Read(r.Values))).OrderBy(c => c.From?.Earliest ?? DateOnly.MinValue).ThenBy(c => c.Name, StringComparer.Ordinal);
        return new AroundList(child, [.. courses], today, form.MayWrite(acting.Role) ? form.Code : null);
    }

    private static GivenCourse Course(Guid id, ProgrammeForm form, FormValues values) => new(id, values.Text("name") ?? "no name yet", values.Json("kind") is { } kind ? SaidAnswer.Of(form.Field("kind"), kind) : "",
        values.Text("why"), Date(values.Text(TherapyForms.From)), Date(values.Text("until")), values.Json("until") is null);

    private static PartialDate? Date(string? text) => PartialDate.TryParse(text, CultureInfo.InvariantCulture, out var date) ? date : null;
}
