using System.Globalization;
using System.Text;
using Equipoise.Evidence.Synthesis.Reviews;

namespace Equipoise.Product.Tests.Synthesis;

/// <summary>Invented data; the stated results were worked out in R from the formulas of Deeks and Higgins (2010), Peto's by metafor, none of them by this program.</summary>
public class PoolReviewTests
{
    private const string Tables = "12 60 18 58|5 40 9 41|2 25 3 26|20 90 22 95", WithZero = "12 60 18 58|5 40 9 41|0 25 3 26|20 90 22 95", Apart = "30 60 18 58|5 40 15 41|2 25 9 26|40 90 22 95";
    private const string Means = "5 4.7 13 6.5 3.8 13|4.9 1.71 30 6.1 2.3 50|22.5 3.44 35 24.9 10.65 35|12.5 1.47 20 12.3 1.66 20|6.5 0.76 8 7.38 1.41 8";

    /// <summary>Kind, measure, method, random, data, and effect, lower, upper, chi-square, I², τ², z, p.</summary>
    public static TheoryData<string, string, string, bool, string, string> Analyses => new()
    {
        { "DICH", "OR", "MH", false, Tables, "0.710303724 0.4445806697 1.134847767 1.309686759 0 0 1.430828048 0.1524795023" },
        { "DICH", "OR", "MH", true, Tables, "0.7117744898 0.4443008732 1.140269927 1.309686759 0 0 1.414033592 0.1573520398" },
        { "DICH", "OR", "IV", true, Tables, "0.7117744898 0.4443008732 1.140269927 1.309612751 0 0 1.414033592 0.1573520398" },
        { "DICH", "OR", "MH", false, WithZero, "0.667164125 0.4157057165 1.070728528 2.494524766 0 0 1.676822386 0.09357721883" },
        { "DICH", "OR", "MH", true, WithZero, "0.6848380589 0.4235220971 1.107387714 2.494524766 0 0 1.54395582 0.1225990358" },
        { "DICH", "RR", "MH", false, WithZero, "0.7285388967 0.5026025459 1.056041058 2.549162738 0 0 1.672089022 0.09450676914" },
        { "DICH", "RR", "MH", true, WithZero, "0.7529717028 0.5176116413 1.095350916 2.549162738 0 0 1.48370426 0.1378873955" },
        { "DICH", "RR", "IV", true, WithZero, "0.7529717028 0.5176116413 1.095350916 2.519407232 0 0 1.48370426 0.1378873955" },
        { "DICH", "RD", "MH", false, Tables, "-0.05566921891 -0.1312739302 0.01993549239 1.313797941 0 0 1.443159589 0.1489755203" },
        { "DICH", "RD", "MH", false, WithZero, "-0.06504925716 -0.1401025146 0.01000400026 1.782557062 0 0 1.698716427 0.08937262684" },
        { "DICH", "RD", "MH", true, WithZero, "-0.07410809272 -0.144764396 -0.003451789424 1.782557062 0 0 2.055714578 0.03981003595" },
        { "DICH", "OR", "MH", true, Apart, "0.8166762275 0.2354351533 2.832882224 20.94451928 85.67644375 1.318177474 0.3191148249 0.7496394422" },
        { "DICH", "RR", "MH", true, Apart, "0.8553608666 0.3737129545 1.957765187 18.21069858 83.5261674 0.54351885 0.3698015196 0.7115303829" },
        { "DICH", "RD", "MH", true, Apart, "-0.01966257293 -0.2782603249 0.2389351791 27.30401858 89.01260636 0.06159309218 0.1490265653 0.8815326709" },
        { "DICH", "RD", "IV", true, Apart, "-0.01952915696 -0.2754953735 0.2364370596 26.74838315 88.78436882 0.0601849586 0.1495370944 0.8811298413" },
        { "DICH", "PETO_OR", "PETO", false, Tables, "0.712805406 0.4483691094 1.133199269 1.278513808 0 0 1.431301781 0.1523437438" },
        { "CONT", "MD", "IV", false, Means, "-0.7093883888 -1.25848502 -0.1602917573 5.660123794 29.33016758 0 2.532114774 0.01133768732" },
        { "CONT", "MD", "IV", true, Means, "-0.7373094937 -1.457668757 -0.01695023012 5.660123794 29.33016758 0.1894400478 2.006082418 0.04484745542" },
        { "CONT", "SMD", "IV", false, Means, "-0.3434157905 -0.6068056021 -0.08002597897 3.677004042 0 0 2.555461721 0.01060470244" },
        { "IV", "Hazard Ratio", "IV", true, "-0.69 0.2|-0.1 0.15|-0.4 0.3", "0.6849893743 0.4606036944 1.0186858 5.643103448 64.55850901 0.07793852459 1.868533649 0.06168772449" },
        { "IV", "Mean Difference", "IV", false, "-0.69 0.2|-0.1 0.15|-0.4 0.3", "-0.3244827586 -0.5428564636 -0.1061090537 5.643103448 64.55850901 0 2.912321887 0.003587527331" },
        { "IPD", "PETO_OR", "PETO", false, "-4.2 12|1.1 9.5|-3.3 7.7", "0.8031786736 0.5588435665 1.154340893 1.608914409 0 0 1.184373136 0.2362653893" },
    };

    [Theory]
    [MemberData(nameof(Analyses))]
    public void A_stated_result_is_met(string kind, string measure, string method, bool random, string data, string stated)
    {
        var analysis = Assert.Single(Run(Outcome(kind, measure, method, random, data, stated)));
        Assert.Equal((PoolingVerdict.Agrees, null, 0), (analysis.Verdict, analysis.Reason, analysis.Differences.Length));
        Assert.Equal(data.Split('|').Length, analysis.Ours!.Studies);
    }

    [Theory]
    [MemberData(nameof(Analyses))]
    public void A_stated_result_that_is_wrong_in_its_fourth_digit_is_told(string kind, string measure, string method, bool random, string data, string stated)
    {
        var numbers = stated.Split(' ');
        numbers[1] = (double.Parse(numbers[1], CultureInfo.InvariantCulture) * 1.0003).ToString(CultureInfo.InvariantCulture);
        var analysis = Assert.Single(Run(Outcome(kind, measure, method, random, data, string.Join(' ', numbers))));
        Assert.Equal((PoolingVerdict.Differs, "lower limit", numbers[1]), (analysis.Verdict, analysis.Differences.Single().Name, analysis.Differences.Single().Stated));
    }

    [Fact]
    public void A_result_that_is_printed_with_two_decimals_is_met_to_two_decimals()
    {
        Assert.Equal(PoolingVerdict.Agrees, Run(Outcome("DICH", "OR", "MH", false, Tables, "0.71 0.44 1.13 1.31 0.0 0.0 1.43 0.15")).Single().Verdict);
        Assert.Equal(PoolingVerdict.Differs, Run(Outcome("DICH", "OR", "MH", false, Tables, "0.72 0.44 1.13 1.31 0.0 0.0 1.43 0.15")).Single().Verdict);
    }

    [Fact]
    public void What_was_done_otherwise_than_the_file_says_is_named()
    {
        var fixedStatedAsRandom = Run(Outcome("CONT", "MD", "IV", true, Means, "-0.7093883888 -1.25848502 -0.1602917573 5.660123794 29.33016758 0 2.532114774 0.01133768732")).Single();
        Assert.Equal((PoolingVerdict.Differs, true), (fixedStatedAsRandom.Verdict, fixedStatedAsRandom.Reason!.Contains("the same effect in all studies", StringComparison.Ordinal)));
        var aboutInverse = Run(Outcome("DICH", "OR", "MH", true, Apart, "0.8177177249 0.237046139 2.820810668 20.75286072 85.54416164 1.304098524 0.3185265041 0.7500855934")).Single();
        Assert.Equal((PoolingVerdict.Agrees, true), (aboutInverse.Verdict, aboutInverse.Reason!.Contains("inverse-variance", StringComparison.Ordinal)));
    }

    [Fact]
    public void Events_are_swapped_where_the_file_says_so()
    {
        var outcome = Outcome("DICH", "OR", "MH", false, Tables, "0.710303724 0.4445806697 1.134847767 1.309686759 0 0 1.430828048 0.1524795023").Replace("SWAP_EVENTS=\"NO\"", "SWAP_EVENTS=\"YES\"", StringComparison.Ordinal);
        var analysis = Run(outcome).Single();
        Assert.Equal(1 / 0.710303724, analysis.Ours!.Effect, 1e-8);
        Assert.Contains("when the event is counted", analysis.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Studies_without_events_say_nothing_about_a_ratio_and_count_in_a_difference()
    {
        const string data = Tables + "|0 30 0 30";
        Assert.Equal((4, 0.710303724), Run(Outcome("DICH", "OR", "MH", false, data, null)).Single().Ours is { } ratio ? (ratio.Studies, Math.Round(ratio.Effect, 9)) : default);
        Assert.Equal(5, Run(Outcome("DICH", "RD", "MH", false, data, null)).Single().Ours!.Studies);
        var nothing = Run(Outcome("DICH", "RR", "MH", true, "0 30 0 30|0 9 0 8", null)).Single();
        Assert.Equal((PoolingVerdict.NotStated, null), (nothing.Verdict, nothing.Ours));
        Assert.Equal(PoolingVerdict.NotPooled, Run(Outcome("DICH", "RR", "MH", true, "0 30 0 30|0 9 0 8", "0.9 0.5 1.2 1 0 0 1 0.3")).Single().Verdict);
    }

    [Fact]
    public void Subgroups_are_pooled_apart_together_and_against_each_other()
    {
        var outcome = $"""<CONT_OUTCOME ID="CMP-001.01" EFFECT_MEASURE="MD" METHOD="IV" RANDOM="NO" CI_TOTAL="90" TOTALS="YES" ESTIMABLE="YES" EFFECT_SIZE="-0.7093883888" CI_START="-1.170204808" CI_END="-0.2485719692"><NAME>Scale</NAME><CONT_SUBGROUP ID="CMP-001.01.01"><NAME>Young</NAME>{Rows("CONT", string.Join('|', Means.Split('|')[..2]))}</CONT_SUBGROUP><CONT_SUBGROUP ID="CMP-001.01.02"><NAME>Old</NAME>{Rows("CONT", string.Join('|', Means.Split('|')[2..]))}</CONT_SUBGROUP></CONT_OUTCOME>""";
        var analyses = Run(outcome);
        Assert.Equal([(null, 5), ("Young", 2), ("Old", 3)], analyses.Select(a => (a.Subgroup, a.Ours!.Studies)));
        Assert.Equal(PoolingVerdict.Agrees, analyses[0].Verdict);
        Assert.Equal(analyses[0].Ours!.Q - analyses[1].Ours!.Q - analyses[2].Ours!.Q, analyses[0].BetweenSubgroups!.Q, 1e-9);
    }

    [Fact]
    public void Data_that_are_no_numbers_are_left_out_and_nothing_is_thrown()
    {
        foreach (var data in (string[])["a b c d|5 40 9 41", "7 5 9 41", "-1 5 9 41", "5 0 9 0", "NaN NaN NaN NaN", "1e300 1e308 3 1e308"])
            foreach (var measure in (string[])["OR", "RR", "RD", "PETO_OR", "", "XYZ"]) Assert.Single(Run(Outcome("DICH", measure, "MH", true, data, null)));
        foreach (var data in (string[])["5 0 13 6 0 13", "5 1 1 6 1 1", "a a a a a a", "1e200 1e-200 9 -1e200 1e-200 9"])
            foreach (var measure in (string[])["MD", "SMD", ""]) Assert.Single(Run(Outcome("CONT", measure, "IV", true, data, null)));
    }

    private static System.Collections.Immutable.ImmutableArray<PooledAnalysis> Run(string outcome)
    {
        var reading = Importing.Reading.OfBytes(Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8"?><COCHRANE_REVIEW ID="1"><ANALYSES_AND_DATA><COMPARISON ID="CMP-001" NO="1"><NAME>A against B</NAME>{outcome}</COMPARISON></ANALYSES_AND_DATA></COCHRANE_REVIEW>"""));
        return PoolReview.Run(reading.Records.Single().Review!);
    }

    private static string Outcome(string kind, string measure, string method, bool random, string data, string? stated)
    {
        var n = stated?.Split(' ');
        var result = n is null ? "ESTIMABLE=\"NO\"" : $"""ESTIMABLE="YES" EFFECT_SIZE="{n[0]}" CI_START="{n[1]}" CI_END="{n[2]}" CHI2="{n[3]}" I2="{n[4]}" TAU2="{n[5]}" Z="{n[6]}" P_Z="{n[7]}" DF="{data.Split('|').Length - 1}" """;
        return $"""<{kind}_OUTCOME ID="CMP-001.01" EFFECT_MEASURE="{measure}" METHOD="{method}" RANDOM="{(random ? "YES" : "NO")}" CI_TOTAL="95" SWAP_EVENTS="NO" TOTALS="YES" {result}><NAME>It</NAME>{Rows(kind, data)}</{kind}_OUTCOME>""";
    }

    private static string Rows(string kind, string data) => string.Concat(data.Split('|').Select((row, i) =>
    {
        var n = row.Split(' ');
        return $"<{kind}_DATA STUDY_ID=\"STD-{i}\" ESTIMABLE=\"YES\" " + kind switch
        {
            "DICH" => $"EVENTS_1=\"{n[0]}\" TOTAL_1=\"{n[1]}\" EVENTS_2=\"{n[2]}\" TOTAL_2=\"{n[3]}\"/>",
            "CONT" => $"MEAN_1=\"{n[0]}\" SD_1=\"{n[1]}\" TOTAL_1=\"{n[2]}\" MEAN_2=\"{n[3]}\" SD_2=\"{n[4]}\" TOTAL_2=\"{n[5]}\"/>",
            "IV" => $"ESTIMATE=\"{n[0]}\" SE=\"{n[1]}\"/>",
            _ => $"O_E=\"{n[0]}\" VAR=\"{n[1]}\"/>",
        };
    }));
}
