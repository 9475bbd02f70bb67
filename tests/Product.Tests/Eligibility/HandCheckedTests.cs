using System.Globalization;
using System.Text.Json;
using Equipoise.Evidence.Eligibility;

namespace Equipoise.Product.Tests.Eligibility;

/// <summary>Answers worked out by hand against those of the finder. To say "met" wrongly is the worst that it can do.</summary>
public class HandCheckedTests(ITestOutputHelper output)
{
    private const double MostFalselyMet = 0.02;

    [Fact]
    public void Each_criterion_of_our_own_writing_is_answered_as_a_careful_reader_does()
    {
        var wrong = new List<string>();
        var answers = 0;
        foreach (var trial in HandCheckedTrials.All)
        {
            var criteria = CutCriteria.Of(trial.Text);
            foreach (var (name, family, expected) in new[] { ("Deniz", Families.Deniz, trial.Deniz), ("Ruth", Families.Ruth, trial.Ruth) })
            {
                var signs = criteria.Signs(family);
                answers += signs.Length;
                if (signs != expected.Replace(" ", "", StringComparison.Ordinal)) wrong.Add($"{trial.Name}, {name}: {signs}, by hand {expected}\n  {string.Join("\n  ", criteria.Select(c => $"{c.Number} {c.Kind} [{c.Group}] {c.Text}"))}");
            }
        }

        Assert.True(answers >= 120, $"only {answers} answers");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void A_family_that_says_nothing_is_told_nothing()
    {
        foreach (var trial in HandCheckedTrials.All)
            Assert.Matches(@"^\?*$", CutCriteria.Of(trial.Text).Signs(Families.Silent));
    }

    [Fact]
    public void Criteria_of_real_trials_are_hardly_ever_said_to_be_met_wrongly()
    {
        var folder = Environment.GetEnvironmentVariable("EQUIPOISE_REGISTRY_DEV");
        if (string.IsNullOrEmpty(folder)) Assert.Skip("EQUIPOISE_REGISTRY_DEV names no folder of real records.");
        using var trials = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "autism", "autism-trials-flat.json")));
        var texts = trials.RootElement.EnumerateArray().ToDictionary(t => t.GetProperty("nct_id").GetString()!, t => t.GetProperty("eligibility").GetString()!, StringComparer.Ordinal);
        var (judged, met, falselyMet, notMet, falselyNotMet, couldBeMet, wrong) = (0, 0, 0, 0, 0, 0, new List<string>());
        foreach (var (id, deniz, ruth) in HandCheckedRegister.Answers)
        {
            var criteria = CutCriteria.Of(texts[id]);
            foreach (var (family, expected) in new[] { (Families.Deniz, deniz), (Families.Ruth, ruth) })
            {
                var signs = criteria.Signs(family);
                Assert.True(expected.Length == signs.Length, $"{id} was cut into {signs.Length} criteria, by hand {expected.Length}");
                for (var i = 0; i < signs.Length; i++)
                {
                    judged++;
                    if (expected[i] == '+') couldBeMet++;
                    if (signs[i] == '+' && ++met > 0 && expected[i] != '+') Wrong(ref falselyMet, $"{id} {i + 1} is said to be met, by hand {expected[i]}");
                    if (signs[i] == '-' && ++notMet > 0 && expected[i] != '-') Wrong(ref falselyNotMet, $"{id} {i + 1} is said not to be met, by hand {expected[i]}");
                }
            }
        }

        void Wrong(ref int count, string what)
        {
            count++;
            wrong.Add(what);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{judged} answers by hand; {met} said to be met, {falselyMet} of them wrongly; {notMet} said not to be met, {falselyNotMet} of them wrongly; {met - falselyMet} of the {couldBeMet} that are met were seen."));
        foreach (var line in wrong) output.WriteLine(line);
        Assert.True(judged >= 60 && met >= 30, "Too few answers to say anything.");
        Assert.True(falselyMet <= MostFalselyMet * met, $"{falselyMet} of {met} said to be met wrongly: {string.Join("; ", wrong)}");
    }
}
