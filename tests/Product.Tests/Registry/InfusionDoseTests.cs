using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Studies;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Infusions;
using Equipoise.Registry.Queries;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

public sealed class InfusionDoseTests
{
    private static readonly DoseRule TwoMillionPerKg = new() { Code = "iv", Route = Route.Intravenous, Amount = 2_000_000, Basis = DoseBasis.PerKg, TolerancePercent = 10 };

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory]
    [InlineData(26_000_000, 13, "26,000,000 viable cells: 2,000,000 per kg at 13 kg. Intended: 2,000,000 per kg; this is the same, within the 10 percent allowed.", null)]
    [InlineData(28_600_000, 13, "28,600,000 viable cells: 2,200,000 per kg at 13 kg. Intended: 2,000,000 per kg; this is 10 percent more, within the 10 percent allowed.", null)]
    [InlineData(20_000_000, 12.5, "20,000,000 viable cells: 1,600,000 per kg at 12.5 kg. Intended: 2,000,000 per kg; this is 20 percent less, outside the 10 percent allowed.", null)]
    [InlineData(26, 13, null, "26 looks like millions. Were 26,000,000 cells given?")]
    [InlineData(26.4, 13, null, "26.4 looks like millions. Were 26,400,000 cells given?")]
    [InlineData(26_000_000_000_000, 13, null, "26,000,000,000,000 is a million times what was intended. Were 26,000,000 cells given?")]
    [InlineData(2_000_000, 13, null, "2,000,000 looks like the count per kg. The whole count is asked for: were 26,000,000 cells given?")]
    public void A_dose_is_said_with_that_day_s_weight_and_another_unit_is_noticed(double cells, double weight, string? says, string? question)
    {
        var dose = new InfusionDose((decimal)cells, (decimal)weight, TwoMillionPerKg);
        if (says is not null) Assert.Equal(says, dose.Says);
        Assert.Equal(question, dose.UnitQuestion);
    }

    [Theory]
    [InlineData(13, 13, false)]
    [InlineData(20.8, 13, false)]
    [InlineData(20.9, 13, true)]
    [InlineData(28.7, 13, true)] // pounds
    [InlineData(7.8, 13, false)]
    [InlineData(7.7, 13, true)]
    public void A_weight_far_from_the_last_one_is_asked_about(double weight, double last, bool asked) => Assert.Equal(asked, LastWeight.Question((decimal)weight, (decimal)last) is not null);

    [Theory, EachEngine]
    public async Task Pounds_and_a_count_per_kg_are_asked_about_when_they_are_saved(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Save(child, "vitals", (await cohort.Visit(child, "baseline-1")).Id, Role.Clinician, true, ("weight", "13"))).Refused);
        var saved = (await cohort.Save(child, "infusion", (await cohort.Visit(child, "infusion-day")).Id, Role.Clinician, false, ("weight", "28.7"), ("dose", "iv"), ("viable-cells", "2000000"))).Done;
        Assert.Equal(["viable-cells", "weight"], saved.AskedAbout.Order(StringComparer.Ordinal));
        var entry = new FormEntry(child, "infusion") { VisitId = (await cohort.Visit(child, "infusion-day")).Id, AskFirst = true, Values = Cohort.Inputs(("weight", "28.6"), ("dose", "iv"), ("viable-cells", "26000000")) };
        Assert.Equal(("weight", "unusual"), Assert.Single((await cohort.Save(Role.Clinician, entry)).Refused!.Fields) is var slip ? (slip.Field, slip.Code) : default);
        Assert.True((await cohort.Save(Role.Clinician, entry with { Sure = ["weight"] })).IsDone);
        Assert.Empty((await cohort.Save(child, "vitals", (await cohort.Visit(child, "baseline-2")).Id, Role.Clinician, true, ("weight", "13.2"))).Done.AskedAbout); // what a rater may read is not compared with what a rater may not
        await using var db = cohort.Registry.Reading(cohort.Site);
        var question = (await db.DataQueries.SingleAsync(q => q.Field == "weight" && q.Kind == QueryKind.Odd && q.State == QueryState.Open, Cancel)).Question;
        Assert.Equal("28.7 kg, where the weight before was 13 kg. Is it in kilograms (1 pound is 0.4536 kg), and of this child?", question);
    }
}
