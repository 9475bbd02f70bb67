using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Therapy;

/// <summary>A child who has therapy.</summary>
/// <param name="ParticipantId">The child.</param>
/// <param name="Pseudonym">Its pseudonym.</param>
/// <param name="Form">The form of a session.</param>
/// <param name="LastOn">The day of the latest session.</param>
/// <param name="IsEnteredToday">Whether one was entered for today.</param>
public sealed record SessionLine(Guid ParticipantId, string Pseudonym, string Form, DateOnly? LastOn, bool IsEnteredToday);

/// <summary>The children of a site who have therapy: those without a session of today first, then by how long ago the latest was.</summary>
public sealed class ListSessions(IDbContextFactory<RegistryDb> databases)
{
    public const int Most = 200;

    /// <summary>Days back in which sessions are looked at.</summary>
    private const int Back = 90;

    public async Task<Outcome<ImmutableArray<SessionLine>>> Run(Acting acting, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.TherapyWrite) is { } refused) return refused;
        await using var db = databases.For(acting);
        var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        var sessions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var hash in await db.Participants.Where(p => p.State == ParticipantState.Enrolled).Select(p => p.ProgrammeHash).Distinct().ToListAsync(cancel))
            if ((await db.Programme(hash, cancel)).Session() is { } form && form.MayWrite(acting.Role)) sessions[hash] = form.Code;
        var hashes = sessions.Keys.ToList();
        var children = await db.Participants.Where(p => p.State == ParticipantState.Enrolled && hashes.Contains(p.ProgrammeHash)).OrderByDescending(p => p.Number).Take(Most).ToListAsync(cancel);
        var (ids, forms) = (children.ConvertAll(c => c.Id), sessions.Values.Distinct(StringComparer.Ordinal).ToList());
        var since = Guid.CreateVersion7(acting.At.AddDays(-Back)); // ids carry the time at which they were made
        var records = await db.FormRecords.Where(r => ids.Contains(r.ParticipantId) && forms.Contains(r.Form) && r.Id > since).Select(r => new { r.ParticipantId, r.Values }).ToListAsync(cancel);
        var last = records.Select(r => (r.ParticipantId, Day: FormValues.Read(r.Values).Day(TherapyForms.Date))).Where(r => r.Day is not null).GroupBy(r => r.ParticipantId).ToDictionary(g => g.Key, g => g.Max(r => r.Day));
        return (ImmutableArray<SessionLine>)[.. children.Select(c => new SessionLine(c.Id, c.Pseudonym, sessions[c.ProgrammeHash], last.GetValueOrDefault(c.Id), last.GetValueOrDefault(c.Id) == today))
            .OrderBy(l => l.IsEnteredToday).ThenByDescending(l => l.LastOn).ThenBy(l => l.Pseudonym, StringComparer.Ordinal)];
    }

    /// <summary>What the latest session of a child was like, to begin the next with: everything but its day and what was remarked.</summary>
    public async Task<FormValues> Like(Acting acting, Guid childId, ProgrammeForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(form);
        await using var db = databases.For(acting);
        var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        var latest = await db.FormRecords.Where(r => r.ParticipantId == childId && r.Form == form.Code && r.State != RecordState.Draft).OrderByDescending(r => r.Id).Select(r => r.Values).FirstOrDefaultAsync(cancel);
        var like = latest is null ? FormValues.Empty : FormValues.Read(latest);
        foreach (var field in form.Fields.Where(f => f.Type is FieldType.LongText || !f.MayRead(acting.Role))) like = like.With(field.Code, null);
        return like.With(TherapyForms.Date, FormValues.Of(today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
