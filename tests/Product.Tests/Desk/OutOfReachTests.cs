using System.Net;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;
using Npgsql;

namespace Equipoise.Product.Tests.Desk;

/// <summary>The database goes away while people work.</summary>
public class OutOfReachTests
{
    [Fact]
    public async Task Nothing_is_acknowledged_while_the_database_is_gone_and_it_goes_on_when_it_is_back()
    {
        await using var desk = await OpenDesk.On(Engine.Postgres);
        var site = await desk.Registry.ActiveSite();
        using var browser = await desk.SignedIn(site, Role.Coordinator);
        using var program = await desk.Program(site, Role.Coordinator);
        var page = await browser.Open("/registry/keys");
        await Allow(desk, false);
        using (var answer = await browser.Send(page, new() { ["name"] = "a key" }, "form:has(#f-name)"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync(OpenRegistry.Cancel);
            Assert.Contains("Nothing was saved", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Npgsql", text, StringComparison.Ordinal);
        }

        using (var answer = await program.GetAsync("/api/registry/today", OpenRegistry.Cancel))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("\"out-of-reach\"", await answer.Content.ReadAsStringAsync(OpenRegistry.Cancel), StringComparison.Ordinal);
        }

        await Allow(desk, true);
        using (var answer = await browser.Send(page, new() { ["name"] = "a key" }, "form:has(#f-name)")) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task Allow(OpenDesk desk, bool connections)
    {
        var address = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("EQUIPOISE_TEST_POSTGRES"));
        var name = new NpgsqlConnectionStringBuilder(desk.Registry.Place).Database!;
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync(OpenRegistry.Cancel);
        await using var command = new NpgsqlCommand($"ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS {connections}; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'", connection);
        await command.ExecuteNonQueryAsync(OpenRegistry.Cancel);
    }
}
