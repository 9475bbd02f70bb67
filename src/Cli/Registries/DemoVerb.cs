using System.CommandLine;
using System.Globalization;
using Equipoise.Cli.Evidence;
using Equipoise.Registry;
using Equipoise.Registry.Demonstration;
using Equipoise.Registry.Participants;
using Spectre.Console;

namespace Equipoise.Cli.Registries;

/// <summary><c>equipoise registry demo</c>: two invented sites, so that a newcomer sees every page alive.</summary>
internal static class DemoVerb
{
    private const int UsualChildren = 12;
    private const int ShortestPassword = 12;

    private static readonly string[] Followed = ["p3", "p5"];

    public static Command Command()
    {
        var data = Options.Data();
        var children = new Option<int>("--children") { Description = "how many children come to each programme at each site", HelpName = "count", DefaultValueFactory = _ => UsualChildren };
        children.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 1 or > FillDemonstration.MostChildren) result.AddError($"--children is a number from 1 to {FillDemonstration.MostChildren}."); });
        var seed = new Option<int>("--seed") { Description = "another number tells another story; the same tells the same on the same day", HelpName = "number", DefaultValueFactory = _ => 1 };
        var password = new Option<string?>("--password") { Description = "by which all invented people sign in; chosen at random when it is left out", HelpName = "words" };
        password.Validators.Add(result => { if (result.GetValueOrDefault<string?>() is { Length: < ShortestPassword }) result.AddError($"--password has at least {ShortestPassword} characters."); });
        var command = new Command("demo", "Fill an empty registry with two invented sites; no effect of any treatment is built in.") { data, children, seed, password };
        command.SetAction((parsed, cancel) => Fill(parsed.GetValue(data)!, parsed.GetValue(children), parsed.GetValue(seed), parsed.GetValue(password) ?? FillDemonstration.NewPassword(), cancel));
        return command;
    }

    private static async Task<int> Fill(string folder, int children, int seed, string password, CancellationToken cancel)
    {
        var programmes = Load.Whole(folder, cancel).Programmes.Where(p => Followed.Contains(p.Id, StringComparer.Ordinal)).ToList();
        await using var database = await RegistryPlace.Open(cancel);
        var vault = new PersonVault(await RegistryKeyFile.Read(database, cancel));
        var filled = RegistryVerbs.Done(await Working.Show("Telling the story of two invented sites", progress => new FillDemonstration(database, vault, TimeProvider.System).Run(new(children, seed, password), [.. programmes], progress, cancel)));
        Console.WriteLine(filled.IsNew
            ? string.Create(CultureInfo.InvariantCulture, $"Two invented sites with {filled.Children} invented children are there. No effect of any treatment is built in: what changes, changes by itself.")
            : string.Create(CultureInfo.InvariantCulture, $"The demonstration was there already, with {filled.Children} invented children; only the password is new."));
        Print();
        Console.WriteLine($"All of them sign in with the password {password}");
        Console.WriteLine("It works in a registry of invented sites only. equipoise serve shows the registry.");
        return Exit.Done;
    }

    private static void Print()
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("e-mail").AddColumn("role").AddColumn("sites");
        foreach (var account in FillDemonstration.Accounts) table.AddRow(Markup.Escape(account.Email), Markup.Escape(Words.Of(account.Role)), Markup.Escape(string.Join(", ", account.Sites)));
        AnsiConsole.Write(table);
    }
}
