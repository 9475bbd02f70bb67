using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry.History;
using Equipoise.Registry.Today;
using Xunit.Sdk;

namespace Equipoise.Product.Tests.Registry.Courses;

/// <summary>
/// Children who go through a programme in any way: in time, late, missing, corrected, withdrawing by every scope and consenting anew, infused wrongly, with forms from stale pages,
/// broken connections and double clicks. A model that shares no code with the product says what must have come of it. All hundred of each programme by <c>./test --soak</c>.
/// </summary>
public sealed class CourseTests
{
    private const int Steps = 60;
    private const int LongestWait = 13;

    private static readonly Lazy<EvidenceReading> Data = new(() => EvidenceFolder.Read(Repository.Data));

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    private static int Children => Soak.On ? 100 : 4;

    public static TheoryData<Engine, string> Programmes => new() { { Engine.Sqlite, "p3" }, { Engine.Postgres, "p3" }, { Engine.Sqlite, "p5" }, { Engine.Postgres, "p5" } };

    [Theory]
    [MemberData(nameof(Programmes))]
    public async Task Whatever_happens_to_children_the_tables_hold_what_was_acknowledged_and_nothing_else(Engine engine, string id)
    {
        var seed = Soak.On ? Environment.TickCount : id == "p3" ? 3 : 5;
        await using var cohort = await Cohort.On(engine, Data.Value.Programmes.Single(p => p.Id == id));
        await cohort.Renew();
        var random = new Random(seed);
        var steps = new CourseSteps(cohort, random);
        for (var group = 0; group < Children; group += Math.Min(Children, 10))
        {
            var children = new List<ModelChild>();
            for (var i = group; i < Math.Min(Children, group + 10); i++) children.Add(await steps.Enrol(string.Create(CultureInfo.InvariantCulture, $"Child {(char)('A' + (i % 26))}{(char)('A' + (i / 26))}"), id == "p3" ? 40 : 82));
            await Live(cohort, steps, children, random, seed);
        }

        Assert.True((await new VerifyHistory(cohort.Registry.Database).Run(cohort.Site, cancel: Cancel)).Holds);
        Assert.Empty(await new VerifyRecords(cohort.Registry.Database).Run(cohort.Site, Cancel));
        Assert.True((await new ListToday(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator), Cancel)).IsDone);
    }

    private static async Task Live(Cohort cohort, CourseSteps steps, List<ModelChild> children, Random random, int seed)
    {
        for (var step = 0; step < Steps * children.Count; step++)
        {
            if (step % children.Count == 0) cohort.Registry.Clock.Now += TimeSpan.FromDays(random.Next(LongestWait));
            var child = children[random.Next(children.Count)];
            await Checked(child, seed, () => steps.Any(child));
            if (step % 10 == 9 || step >= (Steps - 1) * children.Count) await Checked(child, seed, () => Hold(cohort, child));
        }

        foreach (var child in children) await Checked(child, seed, () => Hold(cohort, child));
    }

    private static async Task Hold(Cohort cohort, ModelChild child)
    {
        await using var db = cohort.Registry.Reading(cohort.Site);
        await CourseLaws.Hold(db, child, cohort.Today);
    }

    /// <summary>A law that is broken tells the child's whole course.</summary>
    private static async Task Checked(ModelChild child, int seed, Func<Task> what)
    {
        try
        {
            await what();
        }
        catch (XunitException e)
        {
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"With seed {seed}: {e.Message}\n{string.Join('\n', child.Steps)}"));
        }
    }
}
