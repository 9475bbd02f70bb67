using System.CommandLine;

namespace Equipoise.Cli.Clinics;

/// <summary><c>equipoise clinics …</c></summary>
internal static class ClinicVerbs
{
    public static Command Command() => new("clinics", "Check the records of clinics, and see which of their papers run out.")
    {
        CheckClinics.Command(),
        ListExpiring.Command(),
    };
}
