using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Programmes;

namespace Equipoise.Registry.Queries;

/// <summary>Leaves out queries of which a role may not know: that something is asked about a form tells of it.</summary>
internal static class HiddenQueries
{
    public static async Task<IQueryable<DataQuery>> VisibleQueries(this RegistryDb db, Role role, CancellationToken cancel)
    {
        var (forms, fields) = await db.Hidden(role, cancel);
        var queries = db.DataQueries.AsQueryable();
        if (forms.Count > 0) queries = queries.Where(q => !forms.Contains(q.Form));
        if (fields.Count > 0) queries = queries.Where(q => !fields.Contains(q.Form + "/" + q.Field));
        return queries;
    }

    /// <summary>The forms, and the fields of others as <c>form/field</c>, in any version that the site follows or followed, that a role may not read.</summary>
    public static async Task<(List<string> Forms, List<string> Fields)> Hidden(this RegistryDb db, Role role, CancellationToken cancel)
    {
        var (forms, fields) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var form in (await db.FollowedProgrammes(cancel)).Values.SelectMany(p => p.Forms))
        {
            if (!form.MayRead(role)) forms.Add(form.Code);
            fields.UnionWith(form.Fields.Where(f => !f.MayRead(role)).Select(f => form.Code + "/" + f.Code));
        }

        return ([.. forms], [.. fields]);
    }
}
