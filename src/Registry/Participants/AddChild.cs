using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Participants;

/// <summary>A child that comes to be screened.</summary>
public sealed record NewChild(string ProgrammeId, Identity Identity, Sex Sex);

/// <summary>A child under its pseudonym.</summary>
public sealed record AddedChild(Guid ParticipantId, string Pseudonym);

/// <summary>Takes a child into the screening log, under a pseudonym. A site that is not active cannot.</summary>
public sealed class AddChild(IDbContextFactory<RegistryDb> databases, PersonVault vault)
{
    public const int LongestText = 400;
    private const int MostYears = 30;

    public Task<Outcome<AddedChild>> Run(Acting acting, NewChild child, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(child);
        // What a request was is kept as a hash; of a name and a birth date it would give the two away, so the keyed one stands for them.
        var request = new { child.ProgrammeId, child.Sex, Index = vault.IndexOf(acting.SiteId, child.Identity) };
        return databases.Act<AddedChild>(acting, Right.ScreeningWrite, "child.screened", request, async db =>
        {
            if (acting.Without(Right.IdentitiesWrite) is { } refused) return refused;
            var site = await db.Sites.SingleOrDefaultAsync(cancel);
            if (site is null) return new Refused(RefusalCode.NotFound, "There is no such site.");
            var today = site.Today(acting.At);
            if (Problems(child.Identity, today).ToList() is { Count: > 0 } problems) return new Refused(RefusalCode.Invalid, "The child cannot be entered like this.") { Fields = [.. problems] };
            var activation = Sites.SiteActivation.Of(await db.SiteDocuments.ToListAsync(cancel), today);
            if (!activation.IsActive) return new Refused(RefusalCode.SiteNotActive, $"The site may not take in children. {string.Join(' ', activation.Lacking)}");
            if (await db.Current(child.ProgrammeId, cancel) is not { } programme) return new Refused(RefusalCode.NotFound, $"The site does not follow a programme '{child.ProgrammeId}'.");
            if (await Known(db, vault.IndexOf(acting.SiteId, child.Identity), cancel) is { } known) return new Refused(RefusalCode.Duplicate, $"A child of this name and birth date is here already, as {known}.");
            var number = (await db.Participants.MaxAsync(p => (int?)p.Number, cancel) ?? 0) + 1;
            var participant = New(acting, child, site.Code, number, today, programme);
            db.Participants.Add(participant);
            db.PersonIdentities.Add(vault.Seal(acting.SiteId, participant.Id, child.Identity));
            return new AddedChild(participant.Id, participant.Pseudonym);
        }, cancel);
    }

    private static Participant New(Acting acting, NewChild child, string code, int number, DateOnly today, SiteProgramme programme) => new()
    {
        SiteId = acting.SiteId,
        Id = Guid.CreateVersion7(acting.At),
        Number = number,
        Pseudonym = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{code}-{number:0000}"),
        State = ParticipantState.Screening,
        Sex = child.Sex,
        AgeMonths = Months(child.Identity.BirthDate, today),
        ScreenedOn = today,
        ProgrammeId = programme.ProgrammeId,
        ProgrammeVersion = programme.ProgrammeVersion,
        ProgrammeHash = programme.ProgrammeHash,
    };

    private static Task<string?> Known(RegistryDb db, byte[] index, CancellationToken cancel) =>
        (from person in db.PersonIdentities
         join child in db.Participants on person.ParticipantId equals child.Id
         where person.Index == index
         select child.Pseudonym).FirstOrDefaultAsync(cancel);

    /// <summary>Completed months. Whoever is born on the 31st completes one on the last day of a shorter month.</summary>
    internal static int Months(DateOnly birth, DateOnly day)
    {
        var months = ((day.Year - birth.Year) * 12) + day.Month - birth.Month;
        return birth.AddMonths(months) > day ? months - 1 : months;
    }

    internal static IEnumerable<FieldProblem> Problems(Identity identity, DateOnly today)
    {
        if (identity.Name.Trim() is { Length: 0 or > LongestText } || PersonVault.Normal(identity.Name).Length == 0) yield return new("name", "length", $"A name has letters, and up to {LongestText} characters.");
        if (identity.BirthDate > today) yield return new("birthDate", "future", "A birth date cannot be in the future.");
        if (identity.BirthDate < today.AddYears(-MostYears)) yield return new("birthDate", "range", $"A birth date more than {MostYears} years ago is surely a slip.");
        foreach (var (field, text) in new[] { ("contact", identity.Contact), ("address", identity.Address), ("hospitalNumber", identity.HospitalNumber) })
            if (text?.Length > LongestText) yield return new(field, "length", $"At most {LongestText} characters.");
    }
}
