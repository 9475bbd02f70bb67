using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Postgres.Migrations.RegistryTables
{
    /// <inheritdoc />
    public partial class ConsentOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ConsentEvents_SiteId_ParticipantId",
                schema: "registry",
                table: "ConsentEvents");

            migrationBuilder.AddColumn<int>(
                name: "Number",
                schema: "registry",
                table: "ConsentEvents",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEvents_SiteId_ParticipantId_Number",
                schema: "registry",
                table: "ConsentEvents",
                columns: new[] { "SiteId", "ParticipantId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ConsentEvents_SiteId_ParticipantId_Number",
                schema: "registry",
                table: "ConsentEvents");

            migrationBuilder.DropColumn(
                name: "Number",
                schema: "registry",
                table: "ConsentEvents");

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEvents_SiteId_ParticipantId",
                schema: "registry",
                table: "ConsentEvents",
                columns: new[] { "SiteId", "ParticipantId" });
        }
    }
}
