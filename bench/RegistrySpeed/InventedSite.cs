using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Sites;
using Equipoise.Registry.Today;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Bench.RegistrySpeed;

/// <summary>A site with many invented children, put into the tables directly, and the times of what people do there.</summary>
internal sealed class InventedSite(IDbContextFactory<RegistryDb> databases, Guid site, ImmutableArray<(Guid Child, Guid Visit)> first)
{
    private const int Items = 250;
    private const int Batch = 2_000;

    /// <summary>The programme with a form of 250 numbers in place of the vital signs.</summary>
    public static Programme WithLongForm(Programme programme)
    {
        var fields = Enumerable.Range(1, Items).Select(i => new FormField { Code = $"item-{i}", Label = $"Item {i}", Type = FieldType.Decimal, Min = 0, Max = 1000 });
        return programme with { Forms = [.. programme.Forms.Select(f => f.Code == "vitals" ? f with { Fields = [.. fields] } : f)] };
    }

    public static async Task<InventedSite> Make(IDbContextFactory<RegistryDb> databases, Programme programme, int children)
    {
        var code = "B" + RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);
        var site = (await new AddSite(databases, TimeProvider.System).Run(new(code, "Invented", "VN", "Asia/Ho_Chi_Minh", Synthetic: true))).Done;
        var version = programme with { Id = "bench", Version = RandomNumberGenerator.GetInt32(1, int.MaxValue) };
        var hash = (await new AdoptProgramme(databases).Run(new(Guid.Empty, Role.Administrator, site, TimeProvider.System.GetUtcNow()), version)).Done;
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var firsts = ImmutableArray.CreateBuilder<(Guid, Guid)>();
        for (var from = 0; from < children; from += Batch)
        {
            await using var db = databases.CreateDbContext();
            db.Bind(site);
            db.IsRecorded = true;
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var i = from; i < Math.Min(children, from + Batch); i++)
            {
                var enrolled = today.AddDays(-(i % 900));
                var child = Child(site, code, i + 1, hash, enrolled);
                db.Participants.Add(child);
                var visits = Visits(child, version, enrolled, today).ToList();
                db.Visits.AddRange(visits);
                if (firsts.Count < 5_000) firsts.Add((child.Id, visits[0].Id));
            }

            await db.SaveChangesAsync();
        }

        return new(databases, site, firsts.ToImmutable());
    }

    /// <summary>The sorted times of asking what is due today, a page of 50, in milliseconds.</summary>
    public Task<List<double>> Today(int times)
    {
        var list = new ListToday(databases);
        return Times(times, async _ => (await list.Run(As(Role.Coordinator), new WantedToday { PageSize = 50 })).Done);
    }

    /// <summary>The sorted times of asking for a page of the matrix, now at the beginning, now deep within, now only of children with an overdue visit, in milliseconds.</summary>
    public Task<List<double>> Matrix(int times)
    {
        var list = new ListMatrix(databases);
        return Times(times, async i => (await list.Run(As(Role.Coordinator), new() { Page = i % 2 == 0 ? 1 : 1 + (i * 7919 % 2000), Overdue = i % 4 == 3 })).Done);
    }

    private static async Task<List<double>> Times<T>(int times, Func<int, Task<T>> ask)
    {
        var taken = new List<double>();
        for (var i = -3; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            _ = await ask(Math.Abs(i));
            if (i >= 0) taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        taken.Sort();
        return taken;
    }

    /// <summary>The sorted times of saving a new long form, begun at a fixed rate whether or not earlier ones are done, in milliseconds.</summary>
    public async Task<List<double>> Save(int perSecond, int seconds)
    {
        var save = new SaveForm(databases);
        var values = Enumerable.Range(1, Items).ToImmutableSortedDictionary(i => $"item-{i}", i => new FieldInput { Text = (i * 3.5m).ToString(CultureInfo.InvariantCulture) }, StringComparer.Ordinal);
        var started = Stopwatch.GetTimestamp();
        var running = new List<Task<double>>();
        for (var i = 0; i < perSecond * seconds; i++)
        {
            var (child, visit) = first[i % first.Length];
            var wait = TimeSpan.FromSeconds((double)i / perSecond) - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            running.Add(Task.Run(() => One(save, new(child, "vitals") { VisitId = visit, Values = values })));
        }

        var taken = (await Task.WhenAll(running)).Order().ToList();
        return taken;
    }

    public Guid Id => site;

    /// <summary>Saves a small form, new, or the one before once more.</summary>
    public async Task<SavedForm> SaveOne(int writer, int number, SavedForm? before)
    {
        var values = ImmutableSortedDictionary<string, FieldInput>.Empty.Add("name", new() { Text = number.ToString(CultureInfo.InvariantCulture) });
        var entry = new FormEntry(first[writer].Child, "medication") { RecordId = before?.RecordId, Seen = before?.Version ?? 0, Values = values };
        return (await new SaveForm(databases).Run(As(Role.Coordinator), entry)).Done;
    }

    private async Task<double> One(SaveForm save, FormEntry entry)
    {
        var started = Stopwatch.GetTimestamp();
        _ = (await save.Run(As(Role.Coordinator), entry)).Done;
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private Acting As(Role role) => new(Guid.Empty, role, site, TimeProvider.System.GetUtcNow());

    private static Participant Child(Guid site, string code, int number, string hash, DateOnly enrolled) => new()
    {
        SiteId = site, Id = Guid.CreateVersion7(), Number = number, Pseudonym = $"{code}-{number}", State = ParticipantState.Enrolled, Sex = Sex.Unknown, AgeMonths = 30,
        ScreenedOn = enrolled, EnrolledOn = enrolled, ProgrammeId = "bench", ProgrammeVersion = 1, ProgrammeHash = hash,
    };

    /// <summary>Nine of ten visits whose day has come took place.</summary>
    private static IEnumerable<Visit> Visits(Participant child, Programme programme, DateOnly enrolled, DateOnly today)
    {
        foreach (var plan in Schedule.Of(programme, enrolled, [enrolled.AddDays(35)], new Dictionary<string, DateOnly>(StringComparer.Ordinal)))
        {
            var done = plan.On < today && (child.Number + plan.Place) % 10 != 0;
            yield return new()
            {
                SiteId = child.SiteId, Id = Guid.CreateVersion7(), ParticipantId = child.Id, Code = plan.Visit.Code, Place = plan.Place, State = done ? VisitState.Done : VisitState.Planned,
                PlannedOn = plan.On, WindowFrom = plan.From, WindowTo = plan.To, ActualOn = done ? plan.On : null,
            };
        }
    }
}
