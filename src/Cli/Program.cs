using System.CommandLine;
using System.Globalization;
using Equipoise.Cli;
using Equipoise.Cli.Claims;
using Equipoise.Cli.Clinics;
using Equipoise.Cli.Evidence;
using Equipoise.Cli.Findings;
using Equipoise.Cli.Importing;
using Equipoise.Cli.Meta;
using Equipoise.Cli.Mixed;
using Equipoise.Cli.Records;
using Equipoise.Cli.Registries;
using Equipoise.Cli.Serving;
using Equipoise.Cli.Syncing;
using Equipoise.Cli.Trials;
using Spectre.Console;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

AnsiConsole.Console = Terminal.Console();

var root = new RootCommand("Equipoise keeps the evidence on cell therapy for autism honest and alive.")
{
    Serve.Command(),
    EvidenceVerbs.Command(),
    MetaVerbs.Command(),
    MixedVerbs.Command(),
    ListFindings.Command(),
    TrialVerbs.Command(),
    CheckVerb.Command(),
    ClinicVerbs.Command(),
    WriteReportVerb.Command(),
    ImportVerb.Command(),
    SyncVerb.Command(),
    RecordVerbs.Command(),
    RegistryVerbs.Command(),
};
root.SetAction(_ => Welcome.Show());

try
{
    var parsed = root.Parse(args);
    if (parsed.Errors.Count > 0) return WrongUsage.Tell(parsed);
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Refusal refusal)
{
    Console.Error.WriteLine(refusal.Message);
    return Exit.Refused;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return Exit.Refused;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return Exit.Refused;
}
catch (Exception e) when (Environment.GetEnvironmentVariable("EQUIPOISE_TRACE") is null)
{
    // The last line of defence: a person gets a sentence, a developer sets EQUIPOISE_TRACE and gets the stack.
    Console.Error.WriteLine($"Equipoise made a mistake and stopped: {e.Message} Please report it; EQUIPOISE_TRACE=1 shows where.");
    return Exit.Refused;
}
