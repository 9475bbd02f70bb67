using Equipoise.Evidence.Eligibility;

namespace Equipoise.Product.Tests.Eligibility;

public class ReadFamilyTests
{
    [Fact]
    public void All_answers_are_read()
    {
        var reading = Read("age=6&months=3&sex=boy&country=türkiye&diagnosis=autism-dsm-5&speech=words&language=tr&language=en,es&cells=no&seizures=never&genetic=none-found&weight=21,5&travel=nearby");
        Assert.Empty(reading.Problems);
        Assert.Equal(["tr", "en", "es"], reading.Family.Languages);
        Assert.Equal(
            new Family { Age = new(6, 3), Sex = Sex.Male, Country = "TR", Diagnosis = Diagnosis.AutismDsm5, Speech = Speech.Words, EarlierCells = false, Seizures = Seizures.Never, Genetic = GeneticFinding.TestedNone, Weight = 21.5m, Travel = Travel.Nearby },
            reading.Family with { Languages = [] });
    }

    [Fact]
    public void Nothing_said_is_nothing_said() => Assert.Equal(new Family(), Read("age=&country= &language=").Family);

    [Fact]
    public void Months_alone_are_the_age_of_a_baby() => Assert.Equal(new ChildAge(0, 8), Read("months=8").Family.Age);

    [Theory]
    [InlineData("age=-1", "age", "not-a-number")]
    [InlineData("age=121", "age", "out-of-range")]
    [InlineData("age=999999999999999999999999", "age", "not-a-number")]
    [InlineData("age=5.5", "age", "not-a-number")]
    [InlineData("age=five", "age", "not-a-number")]
    [InlineData("age=٥", "age", "not-a-number")]
    [InlineData("months=12", "months", "out-of-range")]
    [InlineData("weight=0", "weight", "out-of-range")]
    [InlineData("weight=NaN", "weight", "not-a-number")]
    [InlineData("weight=1e9", "weight", "not-a-number")]
    [InlineData("country=Atlantis", "country", "not-a-country")]
    [InlineData("country=<script>alert(1)</script>", "country", "not-a-country")]
    [InlineData("country=XX", "country", "not-a-country")]
    [InlineData("language=klingon", "language", "not-a-language")]
    [InlineData("diagnosis=adhd", "diagnosis", "not-a-choice")]
    [InlineData("cells=maybe", "cells", "not-a-choice")]
    public void Nonsense_is_named_at_its_field_and_left_out(string query, string field, string code)
    {
        var reading = Read(query);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((field, code), (problem.Field, problem.Code));
        Assert.Equal(new Family(), reading.Family);
    }

    [Fact]
    public void A_very_long_word_is_cut_where_it_is_shown() => Assert.InRange(Read("country=" + new string('x', 50_000)).Problems[0].Message.Length, 10, 300);

    private static FamilyReading Read(string query)
    {
        var words = query.Split('&').Select(p => p.Split('=', 2)).ToLookup(p => p[0], p => (string?)p[1], StringComparer.Ordinal);
        return ReadFamily.From(name => words[name]);
    }
}
