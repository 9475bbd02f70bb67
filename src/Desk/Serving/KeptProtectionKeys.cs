using System.Text;
using System.Xml.Linq;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.Serving;

/// <summary>Keeps the framework's keys in the registry's database, sealed, so that every instance can read the cookies of every other and nobody who only has the database can make one.</summary>
internal sealed class KeptProtectionKeys(IDbContextFactory<RegistryDb> databases, RegistryKeys keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.CreateDbContext();
        return [.. db.ProtectionKeys.AsNoTracking().AsEnumerable().Select(k => XElement.Parse(Encoding.UTF8.GetString(keys.OpenForWeb(Convert.FromBase64String(k.Xml)))))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.CreateDbContext();
        db.ProtectionKeys.Add(new() { Id = Guid.CreateVersion7(), Name = friendlyName, Xml = Convert.ToBase64String(keys.SealForWeb(Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)))) });
        db.SaveChanges();
    }
}
