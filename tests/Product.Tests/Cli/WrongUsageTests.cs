namespace Equipoise.Product.Tests.Cli;

/// <summary>Whoever gets a command wrong is told in a sentence what is wrong; programs get a code and nothing on standard output.</summary>
public class WrongUsageTests
{
    public static TheoryData<int, string> Each => new()
    {
        { 2, "frob" },
        { 2, "--nonsense" },
        { 2, "evidence" },
        { 2, "evidence lst" },
        { 2, "evidence show" },
        { 2, "evidence show dawson2020 chez2018" },
        { 2, "evidence check --format" },
        { 2, "evidence check --format xml" },
        { 2, "evidence check --format 1" },
        { 2, "evidence check --format json --format text" },
        { 2, "evidence check --data" },
        { 2, "@no-such-file" },
        { 2, "serve --urls nonsense" },
        { 2, "serve --urls ;" },
        { 2, "serve --urls ftp://localhost" },
        { 2, "serve --urls http://localhost:99999" },
        { 2, "serve --port 80" },
        { 1, "evidence show nobody2020" },
        { 1, "evidence list --data no-such-folder" },
        { 1, "evidence list --data no-such-folder --format json" },
        { 1, "serve --data no-such-folder" },
    };

    [Theory]
    [MemberData(nameof(Each))]
    public async Task A_wrong_command_gets_a_sentence_and_a_code(int exit, string command)
    {
        var run = await ProgramRun.Equipoise(command.Split(' '));
        Assert.Equal((exit, ""), (run.Exit, run.Output));
        Assert.NotEmpty(run.Errors.Trim());
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("made a mistake", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_a_sentence_too()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var run = await ProgramRun.Equipoise("serve", "--urls", $"http://{taken.LocalEndpoint}");
        Assert.Equal((1, ""), (run.Exit, run.Output));
        Assert.StartsWith("Nothing can be served at ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }
}
