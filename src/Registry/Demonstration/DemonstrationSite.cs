using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Queries;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Demonstration;

/// <summary>An invented site while its story is told: who works there, what day it is, what is to come.</summary>
internal sealed class DemonstrationSite(IDbContextFactory<RegistryDb> databases, Guid id, string code, string timeZone, ILookup<Role, Guid> people, Agenda agenda, DateOnly present, int seed)
{
    /// <summary>What an invented parent answers, in the order in which the programmes ask.</summary>
    private static readonly string[] Answers = ["Nobody knows whether it helps, or for how long.", "A fever or a rash; we call the ward, at night too.", "We say so, and nothing changes for our child's care.", "Everybody here has the cells, so one cannot compare."];

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);

    public IDbContextFactory<RegistryDb> Databases => databases;

    public Guid Id => id;

    public string Code => code;

    public int Seed => seed;

    /// <summary>The day on which the demonstration is made and the story ends.</summary>
    public DateOnly Present => present;

    public Chance Chance { get; } = new(seed);

    /// <summary>The day at the site.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(agenda.Now, zone).DateTime);

    /// <summary>What the clock of the site shows, for a field of type time.</summary>
    public string Time => TimeZoneInfo.ConvertTime(agenda.Now, zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Those who have a role.</summary>
    public IEnumerable<Guid> People(Role role) => people[role];

    /// <summary>Somebody of a role, now.</summary>
    public Acting As(Role role, int person = 0, string? reason = null)
    {
        var those = people[role].ToList();
        return new(those[person % those.Count], role, id, agenda.Tick()) { Reason = reason };
    }

    /// <summary>A parent of a child, now.</summary>
    public Acting AsParent(Guid child) => new(child, Role.Parent, id, agenda.Tick()) { ChildId = child };

    /// <summary>Something happens on a day, at an hour of the site's own clock.</summary>
    public void On(DateOnly day, double hour, Func<Task> what)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddHours(hour);
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        agenda.Add(new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime(), what);
    }

    /// <summary>Something happens so many days from today.</summary>
    public void In(int days, Func<Task> what) => On(Today.AddDays(days), Chance.Between(8.5, 16.0), what);

    /// <summary>The version of the consent documents that holds now.</summary>
    public async Task<string> Documents(string programmeId)
    {
        await using var db = Reading();
        return (await db.Programme((await db.Current(programmeId, default))!.ProgrammeHash, default)).Consent.DocumentVersion;
    }

    /// <summary>Records what was said about taking part, today.</summary>
    public async Task Say(InventedChild child, ConsentKind kind, ConsentGiver by, string documents, string? remark = null, params WithdrawalScope[] scopes) =>
        Must(await new RecordConsent(databases).Run(As(Role.Clinician, child.Person), new(child.Id, kind, by, Today, documents)
        {
            Language = "en", Understood = kind == ConsentKind.Permission ? true : null, Remark = remark, Scopes = [.. scopes], Time = TimeOnly.ParseExact(Time, "HH:mm", System.Globalization.CultureInfo.InvariantCulture), ExplainedBy = $"An invented clinician of {code}",
            TeachBack = kind == ConsentKind.Permission ? [.. child.Programme.Consent.TeachBack.Select((question, i) => new TeachBackAnswer(question, Answers[i % Answers.Length]))] : [],
        }));

    public RegistryDb Reading() => databases.At(id);

    /// <summary>Queries of the site.</summary>
    public async Task<List<DataQuery>> Queries(System.Linq.Expressions.Expression<Func<DataQuery, bool>> which)
    {
        await using var db = Reading();
        return await db.DataQueries.Where(which).OrderBy(q => q.OpenedAt).ThenBy(q => q.Form).ThenBy(q => q.Field).ToListAsync();
    }

    /// <summary>What was done. The demonstration asks for nothing that is refused.</summary>
    public static T Must<T>(Outcome<T> outcome) => outcome.Refused is not { } refused ? outcome.Done
        : throw new InvalidOperationException($"The demonstration was refused something ({refused.Code}): {refused.Message} {string.Join(' ', refused.Fields.Select(f => $"{f.Field}: {f.Message}"))}");
}
