using System.Text.Json;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Tests.Goldens;

/// <summary>Mantel–Haenszel and Peto, with their tests.</summary>
public sealed class StratifiedGoldens
{
    [Fact]
    public void Mantel_Haenszel_and_Peto_are_those_of_metafor()
    {
        var tally = new Tally();
        foreach (var g in Golden.All.Where(g => g.Kind == "mh"))
        {
            foreach (var f in g.List("fits"))
            {
                if (f.TryGetProperty("error", out _)) continue;
                var where = $"{g} {f.GetProperty("estimator")} {f.GetProperty("measure")} {f.GetProperty("variant")}";
                if (f.GetProperty("estimator").GetString()!.StartsWith("RevMan", StringComparison.Ordinal)) Random(tally, where, g, f);
                else Common(tally, where, g, f);
            }
        }

        tally.Verify(atLeast: 500);
    }

    private static void Common(Tally tally, string where, Golden g, JsonElement f)
    {
        var variant = f.GetProperty("variant").GetString();
        var measure = f.GetProperty("measure").GetString()!;
        var pooled = variant == "add_all" ? ZeroCells.Half : ZeroCells.Leave;
        var each = (variant == "none" ? ZeroCells.Leave : ZeroCells.Half) with { DropDoubleZero = true };
        var family = $"{f.GetProperty("estimator")} {measure} {variant}";
        StratifiedFit fit;
        if (measure.StartsWith("IR", StringComparison.Ordinal)) fit = MantelHaenszel.Fit(Enum.Parse<MantelHaenszelMeasure>(measure), EffectGoldens.Times(g), each, pooled);
        else
        {
            var tables = EffectGoldens.Tables(g);
            fit = f.GetProperty("estimator").GetString() == "Peto" ? PetoPooling.Fit(tables, pooled) : MantelHaenszel.Fit(Enum.Parse<MantelHaenszelMeasure>(measure), tables, each, pooled);
            if (Get(f, "MH") is { } mh) Tests(tally, family, where, f, mh, [.. tables.Select(t => variant == "add_all" && t.HasZero ? new TwoByTwo(t.A + 0.5, t.B + 0.5, t.C + 0.5, t.D + 0.5) : t)], fit, variant != "nocorrect");
        }

        var se = Number(f, "se");
        tally.Compare($"{family} beta", where, fit.Pooled.Estimate, Number(f, "beta"), 1e-10, se);
        tally.Relative($"{family} se", where, fit.Pooled.StandardError, se, 1e-10);
        tally.Relative($"{family} pval", where, fit.Pooled.P, Number(f, "pval"), 1e-7);
        tally.Compare($"{family} Q", where, fit.Q, Number(f, "QE"), 1e-10, Math.Max(1, fit.Q));
        tally.Relative($"{family} Qp", where, fit.QP, Number(f, "QEp"), 1e-7);
        tally.Compare($"{family} I2", where, fit.I2, Number(f, "I2"), 1e-10, 100);
    }

    private static void Tests(Tally tally, string family, string where, JsonElement f, double mh, TwoByTwo[] tables, StratifiedFit fit, bool correct)
    {
        // With less than half an event too many, metafor's continuity correction makes the statistic grow again; ours stops at zero.
        if (correct && Math.Abs(tables.Where(t => t.IsComplete).Sum(t => t.A - ((t.A + t.C) * t.N1 / t.N))) < 0.5) return;
        tally.Relative($"{family} CMH", where, StratifiedTests.CochranMantelHaenszel(tables, correct).Statistic, mh, 1e-9);
        tally.Relative($"{family} CMH p", where, StratifiedTests.CochranMantelHaenszel(tables, correct).P, Number(f, "MHp"), 1e-7);
        tally.Relative($"{family} Cochran", where, StratifiedTests.Cochran(tables, correct).Statistic, Number(f, "CO"), 1e-9);
        var tarone = StratifiedTests.Tarone(tables, fit.Pooled.Estimate);
        tally.Relative($"{family} Tarone", where, tarone.Statistic, Number(f, "TA"), 1e-8);
        tally.Relative($"{family} Tarone p", where, tarone.P, Number(f, "TAp"), 1e-7);
    }

    private static void Random(Tally tally, string where, Golden g, JsonElement f)
    {
        var (pooled, tau2, q, i2) = MantelHaenszelRandom.Fit(Enum.Parse<MantelHaenszelMeasure>(f.GetProperty("measure").GetString()!), EffectGoldens.Tables(g));
        tally.Compare("M-H random beta", where, pooled.Estimate, Number(f, "beta"), 1e-10, Number(f, "se"));
        tally.Relative("M-H random se", where, pooled.StandardError, Number(f, "se"), 1e-10);
        tally.Compare("M-H random tau2", where, tau2, Number(f, "tau2"), 1e-10, tau2 + pooled.StandardError);
        tally.Compare("M-H random Q", where, q, Number(f, "QE"), 1e-10, Math.Max(1, q));
        tally.Compare("M-H random I2", where, i2, Number(f, "I2"), 1e-10, 100);
    }

    private static double Number(JsonElement f, string name) => Get(f, name) ?? double.NaN;

    private static double? Get(JsonElement f, string name) => f.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.Number ? v.GetDouble() : null;
}
