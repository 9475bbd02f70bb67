using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Equipoise.Product.Tests.Registry;

/// <summary>A site sees its own rows always, and those of others never.</summary>
public sealed class IsolationTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task A_context_reads_the_rows_of_its_site_alone_and_before_it_is_bound_none(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var (one, two) = (await registry.ActiveSite(), await registry.ActiveSite("HCM1"));
        foreach (var site in (Guid[])[one, two])
        {
            await using var db = registry.Reading(site);
            Assert.All(await db.SiteDocuments.ToListAsync(Cancel), d => Assert.Equal(site, d.SiteId));
            Assert.All(await db.History.ToListAsync(Cancel), h => Assert.Equal(site, h.SiteId));
            Assert.Equal(site, (await db.Sites.SingleAsync(Cancel)).SiteId);
            Assert.Throws<InvalidOperationException>(() => db.Bind(site == one ? two : one));
        }

        await using var unbound = registry.Database.CreateDbContext();
        Assert.Equal(0, await unbound.SiteDocuments.CountAsync(Cancel));
        Assert.Equal(0, await unbound.History.CountAsync(Cancel));
    }

    [Theory, EachEngine]
    public async Task A_row_of_another_site_is_not_saved_nor_one_without_history(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var (one, two) = (await registry.Site(), await registry.Site("HCM1"));
        await using (var db = registry.Reading(one))
        {
            db.SiteDocuments.Add(Row(two));
            Assert.Contains("another site", (await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel))).Message, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
        }

        await using (var db = registry.Reading(one))
        {
            db.SiteDocuments.Add(Row(one));
            Assert.Contains("without history", (await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel))).Message, StringComparison.Ordinal);
        }

        await using var reading = registry.Reading(two);
        Assert.Equal(0, await reading.SiteDocuments.CountAsync(Cancel));
    }

    [Fact]
    public async Task On_a_server_raw_statements_see_only_the_rows_of_the_site_that_was_named()
    {
        await using var registry = await OpenRegistry.On(Engine.Postgres);
        var (one, two) = (await registry.ActiveSite(), await registry.ActiveSite("HCM1"));
        await using var source = NpgsqlDataSource.Create(registry.Place);
        await using var connection = await source.OpenConnectionAsync(Cancel);
        var role = "desk_" + Guid.NewGuid().ToString("N");
        await Run(connection, $"CREATE ROLE {role}; GRANT USAGE ON SCHEMA registry TO {role}; GRANT ALL ON ALL TABLES IN SCHEMA registry TO {role}; SET ROLE {role}");
        try
        {
            Assert.Equal(0L, await Ask(connection, """SELECT count(*) FROM registry."SiteDocuments" """));
            Assert.Equal(0L, await Ask(connection, """SELECT count(*) FROM registry."History" """));
            await Run(connection, $"SET app.site = '{one}'");
            Assert.Equal(6L, await Ask(connection, """SELECT count(*) FROM registry."SiteDocuments" """));
            Assert.Equal(0L, await Ask(connection, $"""SELECT count(*) FROM registry."SiteDocuments" WHERE "SiteId" = '{two}'"""));
            Assert.Equal(0L, await Ask(connection, $"""WITH gone AS (DELETE FROM registry."History" WHERE "SiteId" = '{two}' RETURNING 1) SELECT count(*) FROM gone"""));
            await Assert.ThrowsAsync<PostgresException>(() => Run(connection, $"""INSERT INTO registry."HistoryHeads" ("SiteId", "Sequence", "Hash") VALUES ('{Guid.NewGuid()}', 0, '')"""));
            await Assert.ThrowsAsync<PostgresException>(() => Run(connection, $"""UPDATE registry."SiteDocuments" SET "SiteId" = '{two}'"""));
        }
        finally
        {
            await Run(connection, $"RESET ROLE; DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task On_a_server_every_table_of_a_site_has_its_policy()
    {
        await using var registry = await OpenRegistry.On(Engine.Postgres);
        await using var source = NpgsqlDataSource.Create(registry.Place);
        await using var connection = await source.OpenConnectionAsync(Cancel);
        await using var command = new NpgsqlCommand("""
            SELECT c.table_name FROM information_schema.columns c JOIN pg_class t ON t.relname = c.table_name AND t.relnamespace = 'registry'::regnamespace
            WHERE c.table_schema = 'registry' AND c.column_name = 'SiteId'
              AND NOT (t.relrowsecurity AND t.relforcerowsecurity AND EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = 'registry' AND p.tablename = c.table_name))
            """, connection);
        var without = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel)) without.Add(reader.GetString(0));
        Assert.Equal(["SiteRoles", "Sites"], without.Order(StringComparer.Ordinal)); // read before anybody has chosen a site
    }

    private static SiteDocument Row(Guid site) => new()
    {
        SiteId = site, Id = Guid.CreateVersion7(), Kind = SiteDocumentKind.Insurance, Reference = "x", Dated = new(2026, 1, 1), FileHash = new string('a', 64),
    };

    private static async Task Run(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task<object?> Ask(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
