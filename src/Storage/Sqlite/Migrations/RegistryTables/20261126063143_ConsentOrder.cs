using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Sqlite.Migrations.RegistryTables
{
    /// <inheritdoc />
    public partial class ConsentOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ConsentEvents_SiteId_ParticipantId",
                table: "ConsentEvents");

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "ConsentEvents",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEvents_SiteId_ParticipantId_Number",
                table: "ConsentEvents",
                columns: new[] { "SiteId", "ParticipantId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ConsentEvents_SiteId_ParticipantId_Number",
                table: "ConsentEvents");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "ConsentEvents");

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEvents_SiteId_ParticipantId",
                table: "ConsentEvents",
                columns: new[] { "SiteId", "ParticipantId" });
        }
    }
}
