namespace Equipoise.Site.Data;

/// <summary>The terms under which the records may be used. What the sources themselves wrote stays theirs; the records are in our words.</summary>
public static class DataLicence
{
    public const string Name = "MIT";
}
