using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.History;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Sites;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

public sealed class HistoryTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task Every_change_has_a_line_that_says_who_what_old_new_and_why(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var site = await registry.Site();
        var renamed = await registry.Database.Act<string>(registry.As(site, Role.Administrator) with { Reason = "The hospital has a new name." }, Right.SiteWrite, "site.renamed", "x", async db =>
        {
            var row = await db.Sites.SingleAsync(Cancel);
            row.Name = "Bệnh viện \"Ánh Dương\"";
            return row.Name;
        }, Cancel);
        Assert.True(renamed.IsDone);
        await using var reading = registry.Reading(site);
        var rows = await reading.History.OrderBy(r => r.Sequence).ToListAsync(Cancel);
        Assert.Equal([1L, 2], rows.Select(r => r.Sequence));
        Assert.Equal(("site.renamed", "administrator", "Sites", site.ToString("D"), "The hospital has a new name."), (rows[1].What, rows[1].Role, rows[1].Table, rows[1].RecordId, rows[1].Reason));
        Assert.Equal("""{"name":["Centre HAN1","Bệnh viện \"Ánh Dương\""]}""", rows[1].Changes);
        Assert.Equal(rows[0].Hash, rows[1].PreviousHash);
        Assert.Equal(2, (await reading.Sites.SingleAsync(Cancel)).Version);
        Assert.True((await new VerifyHistory(registry.Database).Run(site, cancel: Cancel)).Holds);
    }

    [Theory, EachEngine]
    public async Task A_refused_operation_leaves_nothing_behind(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var site = await registry.Site();
        var refused = await registry.Database.Act<int>(registry.As(site, Role.Administrator, "k"), Right.SiteWrite, "site.renamed", "x", async db =>
        {
            (await db.Sites.SingleAsync(Cancel)).Name = "Never";
            return new Refused(RefusalCode.WrongState, "No.");
        }, Cancel);
        Assert.False(refused.IsDone);
        Assert.Equal(RefusalCode.NotAllowed, (await registry.Database.Act<int>(registry.As(site, Role.Parent), Right.SiteWrite, "x", "x", _ => throw new InvalidOperationException("The body ran."), Cancel)).Refused!.Code);
        await using var reading = registry.Reading(site);
        Assert.Equal(1, await reading.History.CountAsync(Cancel));
        Assert.Equal(0, await reading.HandledRequests.CountAsync(Cancel));
        Assert.Equal("Centre HAN1", (await reading.Sites.SingleAsync(Cancel)).Name);
    }

    [Theory, EachEngine]
    public async Task The_same_request_again_gives_the_same_answer_and_happens_once(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var site = await registry.Site();
        var file = new FileSiteDocument(registry.Database);
        var document = OpenRegistry.Document(SiteDocumentKind.Insurance);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => file.Run(registry.As(site, Role.Administrator, "double click"), document, Cancel)));
        Assert.Single(answers.Select(a => a.Done).Distinct());
        Assert.Equal(RefusalCode.KeyReused, (await file.Run(registry.As(site, Role.Administrator, "double click"), document with { Reference = "other" }, Cancel)).Refused!.Code);
        Assert.True((await file.Run(registry.As(site, Role.Coordinator, "double click"), document, Cancel)).Done != answers[0].Done, "A key belongs to a person.");
        Assert.Equal(RefusalCode.Invalid, (await file.Run(registry.As(site, Role.Administrator, new string('k', 101)), document, Cancel)).Refused!.Code);
        await using var reading = registry.Reading(site);
        Assert.Equal(2, await reading.SiteDocuments.CountAsync(Cancel));
    }

    [Theory, EachEngine]
    public async Task Writers_at_the_same_moment_make_one_chain_without_gaps(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var site = await registry.Site();
        var other = await registry.Site("HCM1");
        var file = new FileSiteDocument(registry.Database);
        await Parallel.ForEachAsync(Enumerable.Range(0, 60), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancel }, async (i, cancel) =>
            Assert.True((await file.Run(registry.As(i % 3 == 0 ? other : site, Role.Administrator), OpenRegistry.Document(SiteDocumentKind.Insurance), cancel)).IsDone));
        var verify = new VerifyHistory(registry.Database);
        Assert.Equal((41L, true), (await verify.Run(site, cancel: Cancel)) is var s ? (s.Rows, s.Holds) : default);
        Assert.Equal((21L, true), (await verify.Run(other, cancel: Cancel)) is var o ? (o.Rows, o.Holds) : default);
    }

    [Theory, EachEngine]
    public async Task Whatever_is_changed_in_a_row_of_history_the_verifier_names_it(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var site = await registry.ActiveSite();
        var table = engine == Engine.Sqlite ? "\"History\"" : "registry.\"History\"";
        var random = new Random(7);
        foreach (var column in (string[])["UserId", "Role", "What", "Table", "RecordId", "ParticipantId", "Form", "Changes", "Reason", "PreviousHash", "Hash", "At", "Sequence"])
        {
            var sequence = random.Next(1, 8);
            var (spoil, mend) = Spoil(engine, table, column, sequence);
            await Tell(registry, spoil);
            var standing = await new VerifyHistory(registry.Database).Run(site, cancel: Cancel);
            Assert.True(standing.BrokenAt == sequence, $"{column} of row {sequence}: {standing}");
            await Tell(registry, mend);
            Assert.True((await new VerifyHistory(registry.Database).Run(site, cancel: Cancel)).Holds, column);
        }
    }

    [Fact]
    public async Task In_a_file_any_character_of_any_column_can_be_turned_and_the_verifier_names_the_row()
    {
        await using var registry = await OpenRegistry.On(Engine.Sqlite);
        var site = await registry.ActiveSite();
        var random = new Random(11);
        for (var i = 0; i < 150; i++)
        {
            var column = ((string[])["UserId", "Role", "What", "Table", "RecordId", "Changes", "PreviousHash", "Hash", "At"])[random.Next(9)];
            var sequence = random.Next(1, 8);
            var before = await Text(registry, $"""SELECT "{column}" FROM "History" WHERE "Sequence" = {sequence}""");
            var (place, bit) = (random.Next(before.Length), random.Next(7));
            var turned = (char)(before[place] ^ (1 << bit));
            if (turned is '\0') continue;
            var after = string.Concat(before.AsSpan(0, place), turned.ToString(), before.AsSpan(place + 1));
            await Set(registry, column, sequence, after);
            var standing = await new VerifyHistory(registry.Database).Run(site, cancel: Cancel);
            Assert.True(standing.BrokenAt == sequence, $"{column} of row {sequence}, '{before}' became '{after}': {standing}");
            await Set(registry, column, sequence, before);
        }

        Assert.True((await new VerifyHistory(registry.Database).Run(site, cancel: Cancel)).Holds);
    }

    [Theory, EachEngine]
    public async Task A_row_that_was_taken_away_is_named_also_at_the_end(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var site = await registry.ActiveSite();
        var table = engine == Engine.Sqlite ? "\"History\"" : "registry.\"History\"";
        await Tell(registry, $"DELETE FROM {table} WHERE \"Sequence\" = 7");
        Assert.Equal(7, (await new VerifyHistory(registry.Database).Run(site, cancel: Cancel)).BrokenAt);
        await Tell(registry, $"DELETE FROM {table} WHERE \"Sequence\" = 3");
        Assert.Equal(3, (await new VerifyHistory(registry.Database).Run(site, cancel: Cancel)).BrokenAt);
    }

    private static (string Spoil, string Mend) Spoil(Engine engine, string table, string column, int sequence)
    {
        var row = $"WHERE \"Sequence\" = {sequence}";
        return column switch
        {
            "Sequence" => ($"UPDATE {table} SET \"Sequence\" = 99 {row}", $"UPDATE {table} SET \"Sequence\" = {sequence} WHERE \"Sequence\" = 99"),
            "At" when engine == Engine.Postgres => ($"UPDATE {table} SET \"At\" = \"At\" + interval '1 microsecond' {row}", $"UPDATE {table} SET \"At\" = \"At\" - interval '1 microsecond' {row}"),
            "ParticipantId" or "Form" or "Reason" => ($"UPDATE {table} SET \"{column}\" = 'x' {row}", $"UPDATE {table} SET \"{column}\" = NULL {row}"),
            _ => ($"UPDATE {table} SET \"{column}\" = \"{column}\" || 'x' {row}", $"UPDATE {table} SET \"{column}\" = substr(\"{column}\", 1, length(\"{column}\") - 1) {row}"),
        };
    }

    private static async Task Tell(OpenRegistry registry, string statement)
    {
        await using var db = registry.Database.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(statement, Cancel);
    }

    private static async Task<string> Text(OpenRegistry registry, string statement)
    {
        await using var db = registry.Database.CreateDbContext();
        await db.Database.OpenConnectionAsync(Cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = statement;
        return (string)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private static async Task Set(OpenRegistry registry, string column, int sequence, string value)
    {
        await using var db = registry.Database.CreateDbContext();
        var statement = string.Concat("UPDATE \"History\" SET \"", column, "\" = {0} WHERE \"Sequence\" = {1}");
        await db.Database.ExecuteSqlRawAsync(statement, [value, sequence], Cancel);
    }
}
