using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Equipoise.Registry.Backups;

/// <summary>A table as it lies in a backup.</summary>
/// <param name="Name">Of the table, and of its entry.</param>
/// <param name="Row">What a row is.</param>
/// <param name="IsOfSite">Whether its rows belong to sites.</param>
internal sealed record BackupTable(string Name, Type Row, bool IsOfSite)
{
    private const string SiteId = "SiteId";

    /// <summary>All tables, each after those that its rows point to.</summary>
    public static ImmutableArray<BackupTable> All(IModel model)
    {
        var waiting = model.GetEntityTypes().Where(t => !t.IsOwned()).OrderBy(t => t.GetTableName(), StringComparer.Ordinal).ToList();
        var done = ImmutableArray.CreateBuilder<BackupTable>(waiting.Count);
        while (waiting.Count > 0)
        {
            var next = waiting.FirstOrDefault(t => !t.GetForeignKeys().Any(key => key.PrincipalEntityType != t && waiting.Contains(key.PrincipalEntityType)))
                ?? throw new InvalidOperationException("The tables point to each other in a circle.");
            waiting.Remove(next);
            done.Add(new(next.GetTableName()!, next.ClrType, next.FindProperty(SiteId) is not null));
        }

        return done.ToImmutable();
    }

    /// <summary>Its rows, of a site or of all.</summary>
    public IAsyncEnumerable<object> Rows(RegistryDb db, Guid? siteId) =>
        (IAsyncEnumerable<object>)typeof(BackupTable).GetMethod(nameof(RowsOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(Row).Invoke(null, [db, siteId])!;

    private static IAsyncEnumerable<object> RowsOf<T>(RegistryDb db, Guid? siteId) where T : class
    {
        var rows = db.Set<T>().IgnoreQueryFilters([RegistryDb.SiteFilter]).AsNoTracking();
        return (siteId is null ? rows : rows.Where(r => EF.Property<Guid>(r, SiteId) == siteId)).AsAsyncEnumerable();
    }
}
