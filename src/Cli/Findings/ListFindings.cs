using System.CommandLine;
using Equipoise.Cli.Evidence;
using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Findings;
using Spectre.Console;

namespace Equipoise.Cli.Findings;

/// <summary><c>equipoise findings [ID]</c>: the graded answers.</summary>
internal static class ListFindings
{
    public static Command Command()
    {
        var id = new Argument<string?>("ID") { Description = "one finding, such as autism-severity", Arity = ArgumentArity.ZeroOrOne };
        var data = Options.Data();
        var format = Options.Format();
        var command = new Command("findings", "The graded answers, each with its certainty and reasons.") { id, data, format };
        command.Subcommands.Add(ExportFindings.Command());
        command.SetAction((parsed, cancel) => Task.FromResult(List(parsed.GetValue(id), parsed.GetValue(data)!, parsed.GetValue(format), cancel)));
        return command;
    }

    private static int List(string? id, string folder, OutputFormat format, CancellationToken cancel)
    {
        var all = AnswerQuestions.All(Load.Snapshot(folder, cancel));
        if (id is null)
        {
            if (format == OutputFormat.Json) Json.Write(new { items = all.Select(FindingView.Of), total = all.Length });
            else Print(all.Where(f => f.Scope.IsWhole));
            return Exit.Done;
        }

        var one = all.FirstOrDefault(f => f.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) ?? throw new Refusal($"There is no finding '{id}'. equipoise findings lists them.");
        if (format == OutputFormat.Json) Json.Write(FindingView.Of(one));
        else Print(one);
        return Exit.Done;
    }

    private static void Print(IEnumerable<Finding> findings)
    {
        foreach (var f in findings)
        {
            AnsiConsole.MarkupLine($"[bold]{Markup.Escape(f.Id)}[/]  {Marks(f.Certainty.Level)}");
            Console.WriteLine(f.Statement);
            Console.WriteLine();
        }

        Console.WriteLine("equipoise findings ID shows one with its studies and reasons.");
    }

    private static void Print(Finding f)
    {
        AnsiConsole.MarkupLine($"[bold]{Markup.Escape(f.Scope.Question.Asks)}[/]");
        Console.WriteLine(f.Statement);
        Console.WriteLine();
        Console.WriteLine($"Certainty: {Marks(f.Certainty.Level)}{(f.Certainty.IsProvisional ? ", provisional" : "")}. {f.Certainty.StartReason}");
        foreach (var r in f.Certainty.Reasons) Console.WriteLine(FormattableString.Invariant($"  {(r.Levels == 0 ? " 0" : r.Levels.ToString("+0;-0", System.Globalization.CultureInfo.InvariantCulture))}  {r.Domain}: {r.Reason}{(r.By is { } by ? $" (overruled by {by}{(r.Instead is { } rule ? $"; the rule had said {rule.Levels}: {rule.Reason}" : "")})" : "")}"));
        if (f.Certainty.Cap is { } cap) Console.WriteLine($"      {cap}");
        Console.WriteLine();
        foreach (var said in f.Absolute.People.Select(p => p.Sentence).Concat(f.Absolute.Sentences)) Console.WriteLine(said);
        if (f.Absolute.People.Length + f.Absolute.Sentences.Length > 0) Console.WriteLine();
        Console.WriteLine(f.MethodReason);
        foreach (var s in f.Studies) Console.WriteLine($"  {s.Study.Id,-18} {s.Label,-30} {s.Direction}{(s.Effect is { } e ? FormattableString.Invariant($" {e.Estimate:0.000}, standard error {e.StandardError:0.000}{(s.Derived is null ? "" : ", derived")}") : "")}");
        foreach (var l in f.LeftOut) Console.WriteLine($"  ({l.Study.Id}: {l.Reason})");
        Others(f);
    }

    private static void Others(Finding f)
    {
        foreach (var difference in f.Subgroups) Console.WriteLine(difference.Sentence);
        if (f.SmallStudies is { } small) Console.WriteLine(small.Sentence);
        if (f.Sensitivities.IsEmpty) return;
        Console.WriteLine();
        Console.WriteLine(f.Robustness);
        foreach (var o in f.Sensitivities) Console.WriteLine($"  {(o.ChangesConclusion ? "!" : " ")} {o.Name} ({o.K}): {(o.Estimate is { } e ? e.Words : o.K == 0 ? "nothing left to pool" : "no answer by this method")}");
    }

    private static string Marks(CertaintyLevel level) => level switch
    {
        CertaintyLevel.High => "⊕⊕⊕⊕ high",
        CertaintyLevel.Moderate => "⊕⊕⊕○ moderate",
        CertaintyLevel.Low => "⊕⊕○○ low",
        _ => "⊕○○○ very low",
    };
}
