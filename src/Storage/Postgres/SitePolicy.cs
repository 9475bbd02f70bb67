using Equipoise.Registry;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Equipoise.Storage.Postgres;

/// <summary>Row-level security for the tables of a site. Each migration that makes such a table calls it; a test finds a table without it.</summary>
internal static class SitePolicy
{
    /// <summary>The tables let through only rows of the site that the connection serves, the owner's connections included.</summary>
    public static void On(MigrationBuilder migration, params ReadOnlySpan<string> tables)
    {
        foreach (var table in tables)
        {
            migration.Sql($"""
                ALTER TABLE "{RegistryDb.Schema}"."{table}" ENABLE ROW LEVEL SECURITY;
                ALTER TABLE "{RegistryDb.Schema}"."{table}" FORCE ROW LEVEL SECURITY;
                CREATE POLICY "{RegistryDb.SiteFilter}" ON "{RegistryDb.Schema}"."{table}" USING ("SiteId" = nullif(current_setting('app.site', true), '')::uuid);
                """);
        }
    }
}
